import type { Database } from '../db/database.ts';
import type { Identity } from '../modules/identity/index.ts';
import { DEMO_PASSWORD } from './organisation/demo-users.ts';
import { seedOrganisation } from './organisation/seed-organisation.ts';

const DONE = 'demo.organisation';

/** Writes the demonstration's units and accounts once into a database that has no units yet; tells whether they are there. */
export async function seedAccounts(
  database: Database,
  identity: Pick<Identity, 'directory' | 'hasher'>,
  now: number,
): Promise<boolean> {
  if (await seeded(database)) return true;
  if ((await identity.directory.units()).length > 0) return false;
  const hash = await identity.hasher.hash(DEMO_PASSWORD);
  await database.transaction(async (tx) => {
    await tx.k.insertInto('setting').values({ name: DONE, value: '1' }).execute();
    await seedOrganisation(tx, hash, now);
    await identity.directory.changed(tx);
  });
  return true;
}

async function seeded(database: Database): Promise<boolean> {
  const row = await database.read.selectFrom('setting').select('value').where('name', '=', DONE).executeTakeFirst();
  return row !== undefined;
}
