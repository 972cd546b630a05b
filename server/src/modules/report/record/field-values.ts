import type { Vault } from '../../../crypto/index.ts';
import type { FieldKind } from './report-fields.ts';

type Stored = string | number | null;

interface Conversion {
  /** What an empty field lies as. */
  readonly empty: Stored;
  /** The value as stored; undefined when it has the wrong type. */
  readonly store: (value: unknown, vault: Vault) => Stored | undefined;
  /** The value as forms and workers see it. */
  readonly read: (stored: Stored) => unknown;
}

const same = (stored: Stored) => stored;
const ifText = (value: unknown) => (typeof value === 'string' ? value : undefined);
const ifNumber = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);

/** Sealed fields are read sealed: who may know them opens them himself. */
export const CONVERSIONS: Readonly<Record<FieldKind, Conversion>> = {
  text: { empty: '', store: ifText, read: same },
  day: { empty: null, store: (value) => ifText(value)?.slice(0, 10), read: same },
  flag: {
    empty: 0,
    store: (value) => (typeof value === 'boolean' ? Number(value) : undefined),
    read: (stored) => stored === 1,
  },
  count: { empty: 0, store: ifNumber, read: same },
  time: { empty: null, store: ifNumber, read: same },
  yuan: { empty: null, store: toFen, read: (stored) => (typeof stored === 'number' ? stored / 100 : null) },
  sealed: {
    empty: '',
    store: (value, vault) => (typeof value === 'string' ? vault.seal(value) : undefined),
    read: same,
  },
  ids: {
    empty: '[]',
    store: (value) => (Array.isArray(value) ? JSON.stringify(value) : undefined),
    read: (stored) => JSON.parse(String(stored)) as unknown,
  },
};

function toFen(value: unknown): number | undefined {
  const yuan = ifNumber(value);
  return yuan === undefined ? undefined : Math.round(yuan * 100);
}
