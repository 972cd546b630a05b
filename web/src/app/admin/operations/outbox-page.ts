import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { OutboxEntry } from '@safeflow/contracts';
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

const STATES = ['failed', 'pending', 'sent'] as const;

/** Messages to the outside: those that failed can be sent again. */
@Component({
  selector: 'sf-outbox-page',
  imports: [DataTable, NzButtonModule, NzIconModule, PagedView, ProblemBox, StateTabs, TimePipe],
  templateUrl: './outbox-page.html',
  host: { class: 'sf-page sf-stack' },
})
export class OutboxPage {
  readonly #api = inject(Api);
  readonly state = input<string>();
  protected readonly t = inject(Texts).t;
  protected readonly shown = computed(() => STATES.find((state) => state === this.state()) ?? 'failed');
  protected readonly states = computed(() => STATES.map((id) => ({ id, label: this.t(`admin.outbox.state.${id}`) })));
  protected readonly list = new PagedList<OutboxEntry>(this.#api, '/api/outbox');
  protected readonly action = new OneAction();
  protected readonly note = signal('');

  constructor() {
    effect(() => {
      const state = this.shown();
      untracked(() => void this.list.load({ state }));
    });
  }

  protected async retry(entry: OutboxEntry): Promise<void> {
    this.note.set('');
    await this.action.run(async () => {
      await this.#api.post(`/api/outbox/${entry.id}/retry`);
      this.list.change(entry.id, () => undefined);
      this.note.set(this.t('admin.outbox.retried', { to: entry.to }));
    });
  }
}
