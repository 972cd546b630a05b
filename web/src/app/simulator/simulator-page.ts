import { Component, computed, inject, input, resource } from '@angular/core';
import { Router } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { Api } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { Texts } from '../i18n/texts.ts';
import { TimePipe } from '../i18n/time.pipe.ts';
import { DataTable } from '../ui/data-table.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ListSkeleton } from '../ui/list-skeleton.ts';
import { ProblemBox } from '../ui/problem-box.ts';
import { StatusTag } from '../ui/status-tag.ts';
import { SimulatedClock } from './simulated-clock.ts';

interface SimulatedMessage {
  readonly id: string;
  readonly at: string;
  readonly channel: 'sms' | 'mail';
  readonly to: string;
  readonly template: string;
  readonly text: string;
  readonly caseNumber: string | null;
}

/** What would have been sent to the outside, and the clock of a demonstration; outside production only. */
@Component({
  selector: 'sf-simulator-page',
  imports: [
    DataTable,
    EmptyState,
    ListSkeleton,
    NzButtonModule,
    NzIconModule,
    NzInputModule,
    ProblemBox,
    SimulatedClock,
    StatusTag,
    TimePipe,
  ],
  templateUrl: './simulator-page.html',
  host: { class: 'sf-page sf-stack' },
})
export class SimulatorPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  /** From the address: one recipient. */
  readonly to = input<string>();
  protected readonly t = inject(Texts).t;
  protected readonly sent = resource({
    params: () => ({ to: this.to() ?? '' }),
    loader: ({ params, abortSignal }) =>
      this.#api.get<{ messages: SimulatedMessage[] }>('/api/simulator/messages', params, abortSignal),
  });
  protected readonly absent = computed(() => {
    const error = this.sent.error();
    return error instanceof ApiProblem && error.status === 404;
  });

  protected filter(to: string): void {
    void this.#router.navigate([], { queryParams: { to: to.trim() || null } });
  }
}
