import { createOperatonServer } from '../../camunda7/index.ts';
import { putTimeForward } from '../../camunda7/testing/put-time-forward.ts';
import { createRemoteEngine } from '../../remote/remote-engine.ts';
import type { SqlDatabase } from '../../sql.ts';
import { openTestDatabase } from '../../testing/memory-database.ts';
import type { EngineStage } from '../stage.ts';

export interface Camunda7StageOptions {
  /** Base of the REST API. */
  readonly url: string;
  readonly onError: (error: unknown) => void;
}

/**
 * Operaton through its adapter. No clock is moved: what waits for a time is made to wait less, on the server and in our
 * own tables, so that each case has a time of its own and dates count from the same now as everything else.
 */
export async function openCamunda7Stage({ url, onError }: Camunda7StageOptions): Promise<EngineStage> {
  const database = openTestDatabase();
  const engine = createRemoteEngine({ database, server: createOperatonServer({ url }), onError });
  await engine.start();
  return {
    engine,
    isStill: false,
    hasTimeByProcess: true,
    // A job that the server could not finish stays locked there for 20 s.
    patience: 30_000,
    quiet: 800,
    longestCase: 60_000,
    async advance(milliseconds, processIds) {
      await putTimeForward(url, milliseconds, processIds);
      await putMessagesForward(database, milliseconds, processIds);
    },
    forget: (processIds) => deleteDeployments(url, processIds),
    async close() {
      await engine.stop();
      database.close();
    },
  };
}

/** The messages of a case end in the same as its processes. */
async function putMessagesForward(database: SqlDatabase, milliseconds: number, processIds: readonly string[]) {
  const suffixes = new Set(processIds.map((id) => id.slice(id.lastIndexOf('_'))));
  await database.transaction(async (tx) => {
    for (const suffix of suffixes) {
      await tx.run('UPDATE engine_message SET expires_at = expires_at - ? WHERE name LIKE ?', [
        milliseconds,
        `%${suffix}`,
      ]);
    }
  });
}

interface Definition {
  readonly deploymentId: string;
}

/** Deletes what was deployed of some processes; of what is gone already there is nothing to say. */
async function deleteDeployments(url: string, processIds: readonly string[]): Promise<void> {
  for (const key of processIds) {
    const answer = await fetch(`${url}/process-definition?${new URLSearchParams({ key }).toString()}`);
    if (!answer.ok) continue;
    const definitions = (await answer.json()) as readonly Definition[];
    for (const id of new Set(definitions.map(({ deploymentId }) => deploymentId))) {
      await fetch(`${url}/deployment/${id}?cascade=true&skipCustomListeners=true`, { method: 'DELETE' });
    }
  }
}
