import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '@safeflow/engine';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createAudit } from './index.ts';

let test: TestDatabase;
let audit: ReturnType<typeof createAudit>;
const clock = new VirtualClock();

beforeEach(async () => {
  test = await createTestDatabase();
  audit = createAudit({ database: test.database, clock });
});

afterEach(() => test.remove());

const write = (object: string) => audit.record(null, { actorName: 'system', action: 'case.close', object });
const change = (sql: string) => test.database.transaction((tx) => tx.run(sql));

describe('Audit log (NFR-024)', () => {
  it('given many writers at once, chains every row without a gap', async () => {
    await Promise.all(Array.from({ length: 300 }, (_, index) => write(`case ${index}`)));
    const objects = await test.database.read.selectFrom('audit_log').select('object').execute();
    expect(new Set(objects.map(({ object }) => object)).size).toBe(300);
    expect(await audit.verify()).toEqual({ intact: true, checked: 300, firstBroken: null });
  });

  it('given two replicas on one database, chains the rows of both', async () => {
    const other = createAudit({ database: test.database, clock });
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? audit : other).record(null, { actorName: 'a', action: 'b' }),
      ),
    );
    expect(await audit.verify()).toEqual({ intact: true, checked: 40, firstBroken: null });
  });

  it.each([
    ['a changed text', `update audit_log set detail = 'nothing happened' where seq = 3`, '3'],
    ['a changed time', `update audit_log set at = at - 1 where seq = 5`, '5'],
    ['a row taken out', `delete from audit_log where seq = 4`, '4'],
    ['the last row cut off', `delete from audit_log where seq = 6`, '6'],
    ['a row moved', `update audit_log set seq = 9 where seq = 2`, '2'],
  ])('given %s, tells the first row that does not fit', async (_, sql, firstBroken) => {
    for (let index = 1; index <= 6; index++) await write(`case ${index}`);
    await change(sql);
    expect(await audit.verify()).toMatchObject({ intact: false, firstBroken });
  });

  it('writes with the transaction it belongs to, or not at all', async () => {
    const failing = test.database.transaction(async (tx) => {
      await audit.record(tx, { actorName: 'system', action: 'case.close', object: 'lost' });
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    await write('kept');
    expect(await test.database.read.selectFrom('audit_log').select(['seq', 'object']).execute()).toEqual([
      { seq: 1, object: 'kept' },
    ]);
    expect((await audit.verify()).intact).toBe(true);
  });
});
