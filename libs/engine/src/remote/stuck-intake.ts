import type { EngineEvent } from '../event.ts';
import type { SqlDatabase } from '../sql.ts';
import { deleteAlarm, raiseAlarm } from './alarm-store.ts';

/** Tries that fail before an operator is told: a deadlock or a moment without database says nothing. */
const ALARMING = 5;

interface Needs {
  readonly database: SqlDatabase;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** Tells operators of events that the application cannot take in however often it tries, and takes it back once it can. */
export class StuckIntake {
  readonly #needs: Needs;
  readonly #failures = new Map<string, number>();
  readonly #alarms = new Map<string, string>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  async failed([first]: readonly EngineEvent[], error: unknown): Promise<void> {
    if (!first) return;
    const { instanceId, processId } = first;
    const failures = (this.#failures.get(instanceId) ?? 0) + 1;
    this.#failures.set(instanceId, failures);
    if (failures !== ALARMING) return;
    const why = error instanceof Error ? error.message : String(error);
    const message = `Expected to take in events of "${processId}" (instance "${instanceId}"), but: ${why}`;
    const { database, now, onError } = this.#needs;
    await database
      .transaction((tx) => raiseAlarm(tx, 'intake-failed', message, now()))
      .then((id) => this.#alarms.set(instanceId, id), onError);
  }

  async succeeded(events: readonly EngineEvent[]): Promise<void> {
    if (this.#failures.size === 0) return;
    for (const instanceId of new Set(events.map((event) => event.instanceId))) await this.#over(instanceId);
  }

  async #over(instanceId: string): Promise<void> {
    this.#failures.delete(instanceId);
    const alarm = this.#alarms.get(instanceId);
    if (alarm === undefined) return;
    this.#alarms.delete(instanceId);
    await this.#needs.database.transaction((tx) => deleteAlarm(tx, alarm));
  }
}
