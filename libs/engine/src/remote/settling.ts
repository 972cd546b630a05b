import { setTimeout } from 'node:timers/promises';
import type { SqlDatabase, SqlTransaction } from '../sql.ts';
import { commandExists } from './command-store.ts';
import type { EngineServer, Executed } from './engine-server.ts';
import { peekById } from './instance-store.ts';
import type { RemoteInstance } from './remote-instance.ts';

/** Milliseconds between two looks, unless something is taken in here before. */
const LOOK = 20;

interface Sent {
  readonly id: number;
  readonly instanceId: string | undefined;
}

/** Remembers what each transaction sent, and waits until it has come back as events (read-your-writes). */
export class Settling {
  readonly #database: SqlDatabase;
  readonly #server: EngineServer;
  readonly #sent = new WeakMap<SqlTransaction, Sent[]>();
  /** What this process carried out for somebody who may wait. */
  readonly #executed = new Map<number, Executed | undefined>();
  readonly #waiters = new Set<() => void>();
  #waiting = 0;
  #isAway = false;

  constructor(database: SqlDatabase, server: EngineServer) {
    this.#database = database;
    this.#server = server;
  }

  noteSent(tx: SqlTransaction, id: number, instanceId: string | undefined): void {
    const sent = this.#sent.get(tx);
    if (sent) sent.push({ id, instanceId });
    else this.#sent.set(tx, [{ id, instanceId }]);
  }

  noteExecuted(id: number, executed: Executed | undefined): void {
    if (executed?.isSeen) {
      this.#executed.set(id, executed);
      // Whoever waits does so at once or not at all.
      if (this.#executed.size > 10_000) for (const old of this.#executed.keys()) if (this.#forget(old)) break;
    }
    this.noteTakenIn();
  }

  /** While the server is away nobody is kept waiting for it. */
  noteReached(reached: boolean): void {
    this.#isAway = !reached;
    if (!reached) this.noteTakenIn();
  }

  /** Has everybody who waits look again. */
  noteTakenIn(): void {
    for (const wake of this.#waiters) wake();
    this.#waiters.clear();
  }

  async settled(tx: SqlTransaction, timeout: number): Promise<boolean> {
    const sent = this.#sent.get(tx) ?? [];
    const end = performance.now() + timeout;
    this.#waiting += 1;
    try {
      for (const command of sent) {
        while (!(await this.#isSettled(command))) {
          if (this.#isAway || performance.now() > end) return false;
          await this.#nextLook();
        }
      }
      return true;
    } finally {
      this.#waiting -= 1;
      for (const { id } of sent) this.#executed.delete(id);
    }
  }

  async #isSettled({ id, instanceId }: Sent): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      if (await commandExists(tx, id)) return false;
      const instance = instanceId === undefined ? undefined : await peekById(tx, instanceId);
      const isSeen = this.#executed.get(id)?.isSeen;
      if (isSeen && !isSeen(instance)) return false;
      return !instance || this.#isQuiet(instance);
    });
  }

  #isQuiet(instance: RemoteInstance): boolean {
    return instance.endedAt !== null || this.#server.isQuiet(instance);
  }

  async #nextLook(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiters.add(resolve);
    await Promise.race([promise, setTimeout(LOOK)]);
    this.#waiters.delete(resolve);
  }

  #forget(id: number): boolean {
    return this.#waiting === 0 && this.#executed.delete(id);
  }
}
