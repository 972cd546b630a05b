import type { ServerHost } from '../../remote/engine-server.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { pause } from '../stream/pause.ts';
import { closeLost } from './close-lost.ts';
import { foundOpen } from './found-open.ts';
import { offeredTasks } from './offered-tasks.ts';

/** Why the mirrors have to be compared with the server. */
export interface Cause {
  /** False when it may be that nothing was lost. */
  readonly isCertain: boolean;
  readonly reason: string;
}

/** What was put right. */
export interface Repairs {
  tasksOpened: number;
  tasksClosed: number;
  instancesBegun: number;
  instancesEnded: number;
}

export interface ResyncNeeds {
  readonly host: ServerHost;
  readonly gateway: Gateway;
}

/** Milliseconds in which events that are still on their way come in. */
const CATCH_UP = 2_000;

const MARK = 'resync';

/**
 * Compares what is known of instances with Zeebe after events were lost: user tasks that are open there and not here,
 * the other way round, and instances that have begun or ended. What ran through in between stays unknown.
 */
export class Resynchronisation {
  readonly #needs: ResyncNeeds;

  constructor(needs: ResyncNeeds) {
    this.#needs = needs;
  }

  /** Notes that it has to be done; it is, even after a crash. Operators are told at once of what is certain. */
  async request(cause: Cause): Promise<void> {
    const { host } = this.#needs;
    await host.database.transaction(async (tx) => {
      await host.setMark(tx, MARK, JSON.stringify(cause));
      if (cause.isCertain) await host.alarm(tx, 'events-lost', lostMessage(cause));
    });
  }

  /** Does it if it was asked for. */
  async runIfRequested(signal: AbortSignal): Promise<void> {
    const { host } = this.#needs;
    const stored = await host.database.transaction((tx) => host.mark(tx, MARK));
    if (!stored) return;
    const repairs = await this.#run(signal);
    if (signal.aborted) return;
    const cause = JSON.parse(stored) as Cause;
    await host.database.transaction(async (tx) => {
      if (!cause.isCertain && sumOf(repairs) > 0) await host.alarm(tx, 'events-lost', repairedMessage(cause, repairs));
      if ((await host.mark(tx, MARK)) === stored) await host.setMark(tx, MARK, '');
    });
  }

  async #run(signal: AbortSignal): Promise<Repairs> {
    const repairs: Repairs = { tasksOpened: 0, tasksClosed: 0, instancesBegun: 0, instancesEnded: 0 };
    const offered = await offeredTasks(this.#needs, signal);
    await pause(CATCH_UP, signal);
    await foundOpen(this.#needs, offered, repairs);
    await closeLost(this.#needs, repairs, signal);
    return repairs;
  }
}

function lostMessage({ reason }: Cause): string {
  return (
    `Expected every event of Zeebe, but ${reason}. Open user tasks and running instances are compared with Zeebe and put ` +
    'right; what ran through in between stays unknown.'
  );
}

function repairedMessage({ reason }: Cause, repairs: Repairs): string {
  const { tasksOpened, tasksClosed, instancesBegun, instancesEnded } = repairs;
  return (
    `Expected every event of Zeebe, but ${reason}, and after a comparison with Zeebe ${tasksOpened} user tasks were opened ` +
    `and ${tasksClosed} closed, ${instancesBegun} instances begun and ${instancesEnded} ended.`
  );
}

function sumOf({ tasksOpened, tasksClosed, instancesBegun, instancesEnded }: Repairs): number {
  return tasksOpened + tasksClosed + instancesBegun + instancesEnded;
}
