import type { Database } from '../db/database.ts';
import type { AdjustableClock } from './adjustable-clock.ts';

const NAME = 'clock.offset';

/** The clock as it was set before the last stop. */
export async function restoreClock(clock: AdjustableClock, database: Database): Promise<void> {
  const row = await database.read.selectFrom('setting').select('value').where('name', '=', NAME).executeTakeFirst();
  const ahead = Number(row?.value ?? 0) - clock.offset;
  if (ahead > 0) clock.advance(ahead);
}

export async function saveClock(clock: AdjustableClock, database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.k.deleteFrom('setting').where('name', '=', NAME).execute();
    await tx.k
      .insertInto('setting')
      .values({ name: NAME, value: String(clock.offset) })
      .execute();
  });
}
