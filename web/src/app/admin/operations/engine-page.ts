import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import type { EngineState } from '@safeflow/contracts';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Api } from '../../api/api.ts';
import { repeatWhileVisible } from '../../api/repeat-while-visible.ts';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { EngineAlarms } from './engine-alarms.ts';
import { lagWords } from './lag-words.ts';

const EVERY_SECONDS = 5;
/** One answer that got lost is no reason to alarm the reader. */
const FAILURES_TO_TELL = 2;

const ICONS = { ok: 'check-circle', failing: 'close-circle', unknown: 'question-circle' } as const;

/** The engine that runs the procedures: whether it works, what waits for it, and its alarms; kept up to date while it is seen (PLT-076). */
@Component({
  selector: 'sf-engine-page',
  imports: [EngineAlarms, ListSkeleton, NzIconModule, ProblemBox, TimePipe],
  templateUrl: './engine-page.html',
  styleUrl: './engine-page.css',
  host: { class: 'sf-page sf-stack' },
})
export class EnginePage {
  readonly #api = inject(Api);
  readonly #abort = new AbortController();
  readonly #state = signal<EngineState | null>(null);
  readonly #readAt = signal(0);
  readonly #problem = signal<unknown>(undefined);
  readonly #failures = signal(0);
  readonly #reading = repeatWhileVisible(
    () => this.#read(),
    () => EVERY_SECONDS * 1_000,
  );
  protected readonly t = inject(Texts).t;
  protected readonly every = EVERY_SECONDS;
  protected readonly icons = ICONS;
  protected readonly state = this.#state.asReadonly();
  protected readonly readAt = this.#readAt.asReadonly();
  /** What is shown is old, for the server does not answer. */
  protected readonly stale = computed(() => this.#state() !== null && this.#failures() >= FAILURES_TO_TELL);
  protected readonly problem = computed(() => (this.#state() === null ? this.#problem() : undefined));
  protected readonly kind = computed(() => (this.stale() ? 'unknown' : (this.#state()?.status ?? 'unknown')));
  /** Engines on a server are told apart from the embedded one by what can go wrong with them. */
  protected readonly place = computed(() => (this.#state()?.name === 'embedded' ? 'embedded' : 'server'));
  protected readonly lag = computed(() => {
    const { key, values } = lagWords(this.#state()?.lagSeconds ?? 0);
    return this.t(key, values);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#reading.stop();
      this.#abort.abort();
    });
  }

  protected read(): void {
    this.#reading.soon();
  }

  async #read(): Promise<void> {
    try {
      this.#state.set(await this.#api.get<EngineState>('/api/engine', {}, this.#abort.signal));
      this.#readAt.set(Date.now());
      this.#problem.set(undefined);
      this.#failures.set(0);
    } catch (problem) {
      if (this.#abort.signal.aborted) return;
      this.#problem.set(problem);
      this.#failures.update((count) => count + 1);
    }
  }
}
