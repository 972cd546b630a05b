import type { ProcessEngine } from '@safeflow/engine';
import type { Database, Tx } from '../db/database.ts';

interface Needs {
  readonly database: Database;
  readonly engine: ProcessEngine;
}

/**
 * Runs what somebody does and answers when he can read what came of it, on an engine server too. With that server out of reach
 * the deed is committed all the same and shows its effects later (PLT-076).
 */
export async function readYourWrites<Result>(
  { database, engine }: Needs,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const { tx, result } = await database.transaction(async (opened) => ({ tx: opened, result: await work(opened) }));
  await engine.settled(tx);
  return result;
}
