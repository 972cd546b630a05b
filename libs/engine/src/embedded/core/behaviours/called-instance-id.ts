import { createHash } from 'node:crypto';

/**
 * The id of a called instance: a UUID of version 8 made from the caller, its call activity and the event position,
 * so that the same step run again gives the same id.
 */
export function calledInstanceId(callerId: string, key: string, position: number): string {
  const hash = createHash('sha256').update(`${callerId}:${key}:${position}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
