import { Component, computed, inject, resource } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Api } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { Texts } from '../i18n/texts.ts';
import { TimePipe } from '../i18n/time.pipe.ts';
import { OneAction } from '../ui/one-action.ts';
import { ProblemBox } from '../ui/problem-box.ts';

const HOUR = 3_600_000;
const STEPS = [
  { key: 'hour', ms: HOUR },
  { key: 'day', ms: 24 * HOUR },
  { key: 'week', ms: 7 * 24 * HOUR },
  { key: 'month', ms: 30 * 24 * HOUR },
] as const;

/** Sets the clock of a demonstration forward, so that deadlines come due; there is none when the system's clock runs. */
@Component({
  selector: 'sf-simulated-clock',
  imports: [NzButtonModule, ProblemBox, TimePipe],
  template: `
    @if (clock.hasValue()) {
      <section class="sf-card sf-row">
        <strong>{{ t('simulator.clock.now', { time: (clock.value().now | sfTime) }) }}</strong>
        <span class="hint sf-soft">{{ t('simulator.clock.hint') }}</span>
        @for (step of steps; track step.key) {
          <button nz-button type="button" [disabled]="action.busy()" (click)="advance(step.ms)">
            {{ t('simulator.clock.' + step.key) }}
          </button>
        }
      </section>
    } @else if (absent()) {
      <p class="sf-note">{{ t('simulator.clock.none') }}</p>
    } @else {
      <sf-problem-box [problem]="clock.error()" [retryable]="true" (retry)="clock.reload()" />
    }
    <sf-problem-box [problem]="action.problem()" />
  `,
  styles: '.hint { flex: 1 1 200px; }',
})
export class SimulatedClock {
  readonly #api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly steps = STEPS;
  protected readonly action = new OneAction();
  protected readonly clock = resource({
    loader: ({ abortSignal }) => this.#api.get<{ now: string }>('/api/simulator/clock', {}, abortSignal),
  });
  protected readonly absent = computed(() => {
    const error = this.clock.error();
    return error instanceof ApiProblem && error.status === 404;
  });

  protected async advance(advanceMs: number): Promise<void> {
    await this.action.run(async () =>
      this.clock.set(await this.#api.post<{ now: string }>('/api/simulator/clock', { advanceMs })),
    );
  }
}
