import { randomInt } from 'node:crypto';
import type { Tx } from '../../db/database.ts';
import { chinaDay } from '../china-day.ts';
import { insertNew } from '../../db/insert-new.ts';
import type { CaseType } from '../definition/case-types.ts';

/**
 * The next case number by the pattern of the case type. `{seq:n}` counts without gaps within everything that stands before it,
 * in the transaction that opens the case; `{random:n}` are digits nobody can guess.
 */
export async function nextNumber(tx: Tx, type: CaseType, regionCode: string, at: number): Promise<string> {
  const { prefix, pattern } = type.numbering;
  const day = chinaDay(at).replaceAll('-', '');
  const fixed: Record<string, string> = { prefix, region: regionCode, yyyy: day.slice(0, 4), yyyymmdd: day };
  let number = '';
  for (const part of pattern.split(/(\{[^}]*\})/)) {
    const token = /^\{(\w+)(?::(\d+))?\}$/.exec(part);
    if (!token) number += part;
    else number += await fill(tx, token[1] ?? '', Number(token[2] ?? 0), fixed, number);
  }
  return number;
}

async function fill(
  tx: Tx,
  name: string,
  width: number,
  fixed: Record<string, string>,
  before: string,
): Promise<string> {
  if (name === 'seq') return String(await nextInSequence(tx, before)).padStart(width, '0');
  if (name === 'random') return Array.from({ length: width }, () => randomInt(10)).join('');
  const value = fixed[name];
  if (value === undefined) throw new Error(`Expected a known token in the number's pattern, but got "{${name}}".`);
  return value;
}

/** Counts from 1 without gaps; two transactions that ask at once wait for each other. */
export async function nextInSequence(tx: Tx, name: string): Promise<number> {
  if (!(await countUp(tx, name))) {
    await insertNew(tx, 'bpm_sequence', [{ name, last: 0 }]);
    await countUp(tx, name);
  }
  return (await tx.k.selectFrom('bpm_sequence').select('last').where('name', '=', name).executeTakeFirstOrThrow()).last;
}

async function countUp(tx: Tx, name: string): Promise<boolean> {
  const query = tx.k.updateTable('bpm_sequence').set((eb) => ({ last: eb('last', '+', 1) }));
  return (await query.where('name', '=', name).executeTakeFirst()).numUpdatedRows > 0n;
}
