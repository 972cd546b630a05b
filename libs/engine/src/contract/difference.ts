import { isDeepStrictEqual } from 'node:util';

/** An engine did not do what a case expects; the message says what differs. */
export class Difference extends Error {
  override readonly name = 'Difference';
}

/** Throws unless a value equals the expected one. */
export function expectSame(what: string, actual: unknown, expected: unknown): void {
  if (!isSame(actual, expected)) {
    throw new Difference(`Expected ${what} to be ${show(expected)}, but it is ${show(actual)}.`);
  }
}

/** Throws unless an object has at least the expected entries. */
export function expectEntries(what: string, actual: object, expected: object): void {
  for (const [entry, value] of Object.entries(expected)) {
    expectSame(`${what}.${entry}`, (actual as Record<string, unknown>)[entry], value);
  }
}

/** Equality of JSON values: an entry that is undefined counts as absent. */
export function isSame(actual: unknown, expected: unknown): boolean {
  return isDeepStrictEqual(plain(actual), plain(expected));
}

export function show(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return 'absent';
  return text.length > 1_500 ? `${text.slice(0, 1_500)} …` : text;
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
