import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { WorkItemCounts } from '@safeflow/contracts';
import { Api } from '../../api/api.ts';
import { LiveEvents } from '../../api/live-events.ts';

const NONE: WorkItemCounts = { todo: 0, unclaimed: 0, mine: 0, near: 0, overdue: 0, unreadMessages: 0 };

/** Numbers behind the badges of menu, inbox and bell; kept up to date by the server's events. */
@Injectable({ providedIn: 'root' })
export class WorkCounts {
  readonly #api = inject(Api);
  readonly #events = inject(LiveEvents);
  readonly #counts = signal(NONE);
  readonly #arrivals = signal(0);

  readonly counts = this.#counts.asReadonly();

  start(): () => void {
    const stops = [
      this.#events.on('counts', (data) => this.#take({ ...NONE, ...(data as Partial<WorkItemCounts>) })),
      this.#events.on('items', () => this.#arrive()),
      this.#events.onOpen(() => this.#arrive()),
    ];
    this.#events.open();
    void this.refresh();
    return () => {
      for (const stop of stops) stop();
      this.#events.close();
    };
  }

  /**
   * Calls `listener`, as long as the caller lives, when new items have arrived, or may have while nobody told us: before the
   * connection was there, or at another replica. To be called in an injection context.
   */
  onArrival(listener: () => void): void {
    const seen = untracked(this.#arrivals);
    effect(() => {
      if (this.#arrivals() > seen) untracked(listener);
    });
  }

  async refresh(): Promise<void> {
    const counts = await this.#api.get<WorkItemCounts>('/api/work-items/counts').catch(() => undefined);
    if (counts) this.#counts.set(counts);
  }

  #take(counts: WorkItemCounts): void {
    const isMore = counts.todo > this.#counts().todo;
    this.#counts.set(counts);
    if (isMore) this.#arrive();
  }

  #arrive(): void {
    this.#arrivals.update((count) => count + 1);
  }
}
