import type { SqlTransaction } from '@safeflow/engine';

/** Something that an open page of a user should know. */
export type UserEvent = { readonly type: 'changed' } | { readonly type: 'arrived'; readonly itemId: string };

type Listener = (event: UserEvent) => void;

/** Tells open pages after the commit what has changed for their users; pages also ask now and then, so a lost event heals. */
export class UserEvents {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** `holders` are the user's inbox keys; returns the way out. */
  subscribe(holders: readonly string[], listener: Listener): () => void {
    for (const holder of holders) {
      const listeners = this.#listeners.get(holder) ?? new Set();
      this.#listeners.set(holder, listeners.add(listener));
    }
    return () => {
      for (const holder of holders) {
        const listeners = this.#listeners.get(holder);
        listeners?.delete(listener);
        if (listeners?.size === 0) this.#listeners.delete(holder);
      }
    };
  }

  /** The numbers of these users or groups have changed. */
  changed(tx: SqlTransaction, holders: readonly string[]): void {
    tx.afterCommit(() => this.#tell(holders, { type: 'changed' }));
  }

  arrived(tx: SqlTransaction, holders: readonly string[], itemId: string): void {
    tx.afterCommit(() => this.#tell(holders, { type: 'arrived', itemId }));
  }

  #tell(holders: readonly string[], event: UserEvent): void {
    const listeners = new Set(holders.flatMap((holder) => [...(this.#listeners.get(holder) ?? [])]));
    for (const listener of listeners) listener(event);
  }
}
