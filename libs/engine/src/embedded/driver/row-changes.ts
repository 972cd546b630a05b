import type { SqlTransaction } from '../../sql.ts';

type Write = (tx: SqlTransaction) => Promise<unknown>;

interface Change {
  remove?: Write;
  insert?: Write;
  update?: Write;
}

/** Row changes of a unit of work, kept back so that what comes and goes within it is never written. */
export class RowChanges {
  readonly #changes = new Map<string, Change>();

  insert(id: string, insert: Write): void {
    const change = this.#changes.get(id);
    if (change) change.insert = insert;
    else this.#changes.set(id, { insert });
  }

  update(id: string, update: Write): void {
    const change = this.#changes.get(id);
    if (change) change.update = update;
    else this.#changes.set(id, { update });
  }

  remove(id: string, remove: Write): void {
    const change = this.#changes.get(id);
    if (change?.insert && !change.remove) this.#changes.delete(id);
    else this.#changes.set(id, { remove });
  }

  async flush(tx: SqlTransaction): Promise<void> {
    const changes = [...this.#changes.values()];
    this.#changes.clear();
    for (const { remove, insert, update } of changes) {
      await remove?.(tx);
      await insert?.(tx);
      await update?.(tx);
    }
  }
}
