import type { Tx } from '../../db/database.ts';
import { nextInSequence } from './numbering.ts';

const EPOCH = Date.UTC(2010, 0, 1);
const SLOTS = 4096;

/** A number that no other case has and that sorts by the case's creation: the millisecond, then a slot within it. */
export async function caseSeq(tx: Tx, createdAt: number): Promise<number> {
  return firstSeqAt(createdAt) + ((await nextInSequence(tx, 'case')) % SLOTS);
}

/** The smallest number that a case created at this time or later can have. */
export function firstSeqAt(time: number): number {
  return Math.max(0, time - EPOCH) * SLOTS;
}
