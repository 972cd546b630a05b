import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { openSqlite } from './sqlite-database.ts';

let directory: string;
let database: Database;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'safeflow-db-'));
  database = openSqlite(join(directory, 'test.db'));
  await database.migrate();
});

afterEach(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});

const names = async () => {
  const rows = await database.read
    .selectFrom('setting')
    .select('name')
    .where('value', '=', 'test')
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
};
const insert = (name: string) =>
  database.transaction(async (tx) => {
    await tx.k.insertInto('setting').values({ name, value: 'test' }).execute();
    return name;
  });

describe('SQLite database', () => {
  it('given many units of work at once, keeps each of them and answers in order', async () => {
    const wanted = Array.from({ length: 600 }, (_, index) => `n${String(index).padStart(4, '0')}`);
    expect(await Promise.all(wanted.map(insert))).toEqual(wanted);
    expect(await names()).toEqual(wanted);
  });

  it('given one unit among many that throws, undoes only that one', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.k.insertInto('setting').values({ name: 'lost', value: 'test' }).execute();
      throw new Error('refused');
    });
    const results = await Promise.allSettled([insert('a'), failing, insert('b'), insert('a')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(await names()).toEqual(['a', 'b']);
  });

  it('given an open unit of work, shows readers only what was committed', async () => {
    await insert('before');
    const seen: string[][] = [];
    await database.transaction(async (tx) => {
      await tx.run('insert into setting (name, value) values (?, ?)', ['during', 'test']);
      seen.push(await names());
    });
    seen.push(await names());
    expect(seen).toEqual([['before'], ['before', 'during']]);
  });

  it('runs work for after the commit once, and not at all after a failure', async () => {
    const ran: string[] = [];
    await database.transaction(async (tx) => tx.afterCommit(() => ran.push('kept')));
    await database
      .transaction(async (tx) => {
        tx.afterCommit(() => ran.push('dropped'));
        throw new Error('refused');
      })
      .catch(() => undefined);
    expect(ran).toEqual(['kept']);
  });

  it('refuses a transaction inside another instead of waiting for itself for ever', async () => {
    await expect(database.transaction(async () => insert('inner'))).rejects.toThrow('Expected no open transaction');
  });

  it('migrates once', async () => {
    expect(await database.migrate()).toEqual([]);
  });
});
