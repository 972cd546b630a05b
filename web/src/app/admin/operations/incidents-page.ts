import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Incident } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Api } from '../../api/api.ts';
import { PagedList } from '../../api/paged-list.ts';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { DataTable } from '../../ui/data-table.ts';
import { OneAction } from '../../ui/one-action.ts';
import { PagedView } from '../../ui/paged-view.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { StateTabs } from './state-tabs.ts';

/** Steps that failed and wait for an operator (PLT-074). */
@Component({
  selector: 'sf-incidents-page',
  imports: [DataTable, NzButtonModule, NzIconModule, PagedView, ProblemBox, RouterLink, StateTabs, TimePipe],
  templateUrl: './incidents-page.html',
  host: { class: 'sf-page sf-stack' },
})
export class IncidentsPage {
  readonly #api = inject(Api);
  readonly state = input<string>();
  protected readonly t = inject(Texts).t;
  protected readonly shown = computed(() => (this.state() === 'resolved' ? 'resolved' : 'open'));
  protected readonly states = computed(() =>
    (['open', 'resolved'] as const).map((id) => ({ id, label: this.t(`admin.incidents.state.${id}`) })),
  );
  protected readonly list = new PagedList<Incident>(this.#api, '/api/incidents');
  protected readonly action = new OneAction();
  protected readonly note = signal('');

  constructor() {
    effect(() => {
      const state = this.shown();
      untracked(() => void this.list.load({ state }));
    });
  }

  protected async retry(incident: Incident): Promise<void> {
    this.note.set('');
    await this.action.run(async () => {
      await this.#api.post(`/api/incidents/${incident.id}/retry`);
      this.list.change(incident.id, () => undefined);
      this.note.set(this.t('admin.incidents.retried', { name: incident.elementName, number: incident.caseNumber }));
    });
  }
}
