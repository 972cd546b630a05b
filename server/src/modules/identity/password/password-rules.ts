import { randomInt } from 'node:crypto';
import { passwordWeak } from '../identity-errors.ts';

const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/];
const MINIMUM = 10;
/** Without letters and digits that look alike. */
const LETTERS = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '@#%+='];
const FIRST_PASSWORD_LENGTH = 12;

/** Refuses a password that is too short, has fewer than three kinds of character or contains the account (NFR-022). */
export function checkPasswordRules(password: string, account: string): void {
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  const containsAccount = password.toLowerCase().includes(account.toLowerCase());
  if (password.length < MINIMUM || kinds < 3 || containsAccount) throw passwordWeak({ field: 'next' });
}

/** A random password of all four kinds, for the first sign-in. */
export function firstPassword(): string {
  const sets = Array.from({ length: FIRST_PASSWORD_LENGTH }, (_, index) => LETTERS[index % LETTERS.length] ?? '');
  const characters = sets.map((set) => set.charAt(randomInt(set.length)));
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
  }
  return characters.join('');
}
