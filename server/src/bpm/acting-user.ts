import type { SqlTransaction } from '@safeflow/engine';

/** Who causes what happens in a transaction; nobody when a timer or a worker does. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly unitName: string;
}

const actors = new WeakMap<SqlTransaction, Actor>();

/** Notes the actor, so that the projection can say from whom a task comes. */
export function actAs(tx: SqlTransaction, actor: Actor | null): void {
  if (actor) actors.set(tx, actor);
}

export function actorOf(tx: SqlTransaction): Actor | undefined {
  return actors.get(tx);
}
