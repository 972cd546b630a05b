import type { EngineEvent } from '../event.ts';
import type { ProcessEngine } from '../port.ts';

type Listener = (event: EngineEvent) => void;

/** Hands the committed events of one engine to the cases they belong to, each event once. */
export class EventHub {
  readonly #listeners = new Map<string, Listener>();
  readonly #positions = new Map<string, number>();

  constructor(engine: ProcessEngine) {
    engine.onEvents(async (tx, events) => {
      // Only after the commit, for a unit of work may be rolled back and run again.
      tx.afterCommit(() => {
        for (const event of events) this.#hand(event);
      });
    });
  }

  /** Listens to all processes whose id ends in a suffix; the result ends that. */
  listen(suffix: string, listener: Listener): () => void {
    this.#listeners.set(suffix, listener);
    return () => {
      this.#listeners.delete(suffix);
    };
  }

  #hand(event: EngineEvent): void {
    const { instanceId, position, processId } = event;
    // Events come at least once and in their order.
    if (position <= (this.#positions.get(instanceId) ?? -1)) return;
    this.#positions.set(instanceId, position);
    this.#listeners.get(processId.slice(processId.lastIndexOf('_')))?.(event);
  }
}
