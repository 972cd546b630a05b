import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const PREFIX = 'sealed:v1:';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts single values that must not lie readable in the database, such as who reported (RPT-051). */
export interface Vault {
  /** The text encrypted, as `sealed:v1:…`; the empty text stays empty. */
  seal(text: string): string;
  /** The text of what `seal` made; any other text is given back unchanged. Throws when it was altered or the key is another. */
  open(sealed: string): string;
}

/** A vault on AES-256-GCM; `key` has 32 bytes. */
export function createVault(key: Buffer): Vault {
  if (key.length !== 32) throw new Error(`Expected a data key of 32 bytes, but got ${key.length}.`);
  return {
    seal: (text) => (text === '' ? '' : seal(key, text)),
    open: (sealed) => (isSealed(sealed) ? open(key, sealed) : sealed),
  };
}

export function isSealed(text: string): boolean {
  return text.startsWith(PREFIX);
}

function seal(key: Buffer, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url');
}

function open(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}
