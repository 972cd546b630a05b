import { effect, type EffectRef, inject, Injectable, Injector, signal, untracked } from '@angular/core';
import { type Repetition, repeatWhileVisible } from '../api/repeat-while-visible.ts';
import { WorkCounts } from '../bpm/live/work-counts.ts';

/** `late`: only timed steps wait. `away`: what is submitted is kept and shows its effects later. */
export type EngineTrouble = 'none' | 'late' | 'away';

interface Health {
  readonly parts?: {
    readonly engine?: { readonly status?: string; readonly name?: string; readonly pendingCommands?: number };
  };
}

/** Milliseconds. */
const USUALLY = 30_000;
const IN_DOUBT = 12_000;
const LEAST = 5_000;

/** Whether the engine works, so that staff know why something they submitted does not show yet (PLT-076). */
@Injectable({ providedIn: 'root' })
export class EngineWatch {
  readonly #counts = inject(WorkCounts).counts;
  readonly #injector = inject(Injector);
  readonly #trouble = signal<EngineTrouble>('none');
  #inDoubt = false;

  readonly trouble = this.#trouble.asReadonly();

  start(): () => void {
    const asking = repeatWhileVisible(
      () => this.#ask(),
      () => (this.#inDoubt ? IN_DOUBT : USUALLY),
    );
    const following = this.#askAfterActions(asking);
    return () => {
      following.destroy();
      asking.stop();
    };
  }

  /** What somebody completes changes his counts. */
  #askAfterActions(asking: Repetition): EffectRef {
    return effect(
      () => {
        this.#counts();
        untracked(() => asking.soon(LEAST));
      },
      { injector: this.#injector },
    );
  }

  /** A failing server answers 503 with the same body. Without the cookie, for being watched is no sign of life of the user. */
  async #ask(): Promise<void> {
    const health = await fetch('/api/health', { credentials: 'omit' })
      .then((response) => response.json() as Promise<Health>)
      .catch(() => undefined);
    if (!health?.parts) return;
    const { engine } = health.parts;
    const isFailing = engine?.status === 'failing' && engine.name !== undefined;
    const waiting = engine?.pendingCommands ?? 0;
    // With nothing waiting, one failing answer may be a hiccup.
    const isCertain = isFailing && (waiting > 0 || this.#inDoubt || this.#trouble() !== 'none');
    this.#inDoubt = !isCertain && (isFailing || waiting > 0);
    if (isCertain) this.#trouble.set(engine.name === 'embedded' ? 'late' : 'away');
    else if (!isFailing) this.#trouble.set('none');
  }
}
