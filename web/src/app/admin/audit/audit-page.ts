import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import type { AuditEntry } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { Api } from '../../api/api.ts';
import { PagedList } from '../../api/paged-list.ts';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { DataTable } from '../../ui/data-table.ts';
import { OneAction } from '../../ui/one-action.ts';
import { PagedView } from '../../ui/paged-view.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { StatusTag } from '../../ui/status-tag.ts';

interface Check {
  readonly intact: boolean;
  readonly checked: number;
  readonly firstBroken: string | null;
}

const TONES = { done: 'good', denied: 'bad', failed: 'warning' } as const;

/** Who did what, when and from where, in a log whose chain shows tampering (RPT-053, NFR-024). */
@Component({
  selector: 'sf-audit-page',
  imports: [
    DataTable,
    FormsModule,
    NzButtonModule,
    NzIconModule,
    NzInputModule,
    NzSelectModule,
    PagedView,
    ProblemBox,
    StatusTag,
    TimePipe,
  ],
  templateUrl: './audit-page.html',
  styleUrl: '../admin-list.css',
  host: { class: 'sf-page sf-stack' },
})
export class AuditPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  /** Filters from the address. */
  readonly q = input<string>();
  readonly action = input<string>();
  readonly result = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  protected readonly t = inject(Texts).t;
  protected readonly tones = TONES;
  protected readonly results = ['done', 'denied', 'failed'] as const;
  protected readonly list = new PagedList<AuditEntry>(this.#api, '/api/audit');
  protected readonly checking = new OneAction();
  protected readonly check = signal<Check | null>(null);
  protected readonly filters = computed(() => ({
    q: this.q() ?? '',
    action: this.action() ?? '',
    result: this.result() ?? '',
    from: this.from() ?? '',
    to: this.to() ?? '',
  }));

  constructor() {
    effect(() => {
      const filters = this.filters();
      untracked(() => void this.list.load(filters));
    });
  }

  protected show(change: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected async verify(): Promise<void> {
    await this.checking.run(async () => this.check.set(await this.#api.get<Check>('/api/audit/check')));
  }
}
