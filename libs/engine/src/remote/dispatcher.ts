import { randomUUID } from 'node:crypto';
import type { Clock } from '../time/clock.ts';
import { WakeLoop } from '../time/wake-loop.ts';
import type { SqlDatabase, SqlTransaction } from '../sql.ts';
import {
  hasCommands,
  insertCommand,
  leaseCommands,
  nextCommandAt,
  type QueuedCommand,
  type StoredCommand,
} from './command-store.ts';

/** Milliseconds for which a command is ours; after a crash another process tries it then. */
const LEASE = 30_000;
/** A command is begun only if so much of its lease is left. */
const LEAST_LEASE = 20_000;
const CONCURRENCY = 32;
/** Milliseconds after which commands are looked for that another process left behind. */
const POLL = 2_000;

interface Needs {
  readonly database: SqlDatabase;
  readonly clock: Clock;
  /** Carries a command out and records that in a transaction; never rejects. */
  readonly carryOut: (command: StoredCommand) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/**
 * Carries out queued commands: those of a stream in their order, those of different streams at the same time. A command is
 * usually begun right after the commit that queued it, by the process that did; the rows make sure that none is lost.
 */
export class Dispatcher {
  readonly #needs: Needs;
  readonly #loop: WakeLoop;
  readonly #inHand = new Map<number, Promise<void>>();
  readonly #backlog: StoredCommand[] = [];
  #isStopped = true;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#loop = new WakeLoop(needs.clock, () => this.#lease(), needs.onError);
  }

  /** Queues a command in the caller's transaction and tells its id. */
  async enqueue(tx: SqlTransaction, stream: string, command: QueuedCommand): Promise<number> {
    const now = this.#needs.clock.now();
    const isFirst = !this.#isStopped && !(await hasCommands(tx, stream));
    const lease = randomUUID();
    const until = now + LEASE;
    const row = isFirst ? { lease, nextAt: until } : { lease: null, nextAt: now };
    const id = await insertCommand(tx, { stream, command, now, ...row });
    tx.afterCommit(() => {
      if (isFirst) this.#take({ id, stream, command, attempts: 0, lease, until });
      else this.#loop.wake();
    });
    return id;
  }

  start(): void {
    this.#isStopped = false;
    this.#loop.start();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#loop.stop();
    await Promise.all(this.#inHand.values());
  }

  /** Resolves once a command that this process has in hand is through; undefined when it has not. */
  inHand(id: number): Promise<void> | undefined {
    return this.#inHand.get(id);
  }

  isBacklogged(id: number): boolean {
    return this.#backlog.some((command) => command.id === id);
  }

  #take(command: StoredCommand): void {
    if (this.#isStopped) return;
    if (this.#inHand.size >= CONCURRENCY) {
      this.#backlog.push(command);
      return;
    }
    const done = this.#needs.carryOut(command).finally(() => {
      this.#inHand.delete(command.id);
      this.#goOn();
    });
    this.#inHand.set(command.id, done);
  }

  #goOn(): void {
    const now = this.#needs.clock.now();
    // What waited too long here is another process's by now, or soon.
    while (this.#backlog[0] && this.#backlog[0].until < now + LEAST_LEASE) this.#backlog.shift();
    const next = this.#backlog.shift();
    if (next) this.#take(next);
    this.#loop.wake();
  }

  async #lease(): Promise<number> {
    const { database, clock } = this.#needs;
    const limit = CONCURRENCY - this.#inHand.size - this.#backlog.length;
    if (limit <= 0) return Number.POSITIVE_INFINITY;
    const now = clock.now();
    const { leased, next } = await database.transaction(async (tx) => ({
      leased: await leaseCommands(tx, { now, lease: randomUUID(), until: now + LEASE, limit }),
      next: await nextCommandAt(tx),
    }));
    for (const command of leased) this.#take(command);
    return Math.max(now + 1, Math.min(next ?? Number.POSITIVE_INFINITY, now + POLL));
  }
}
