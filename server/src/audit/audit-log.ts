import type { Clock } from '@safeflow/engine';
import type { Database, Tx } from '../db/database.ts';
import { locked } from '../db/locked.ts';
import type { Principal } from '../http/principal.ts';
import { auditHash } from './audit-hash.ts';
import type { AuditLogTable, AuditResult } from './audit-tables.ts';

/** Who did it: a signed-in user, or a name with what is known of it (the system, a failed sign-in). */
export type AuditActor =
  | { readonly principal: Principal }
  | {
      readonly actorName: string;
      readonly actorId?: string;
      readonly unitName?: string;
      readonly unitPath?: string;
      readonly address?: string;
    };

/** One event to be audited: time and place in the chain are added (NFR-024, RPT-053, RPT-054). */
export type AuditRecord = AuditActor & {
  /** `<subject>.<verb>`, such as `case.read` or `session.sign-in`. */
  readonly action: string;
  /** What it was done to, such as a case number. */
  readonly object?: string;
  readonly result?: AuditResult;
  readonly detail?: string;
};

/** The audit log as every part of the server writes it. */
export interface Audit {
  /** Appends one event, in the caller's transaction or, with `null`, in its own. Call it late in a transaction: it locks the end of the chain. */
  record(tx: Tx | null, record: AuditRecord): Promise<void>;
  /** Recomputes the whole chain; `firstBroken` is the number of the first row that does not fit. */
  verify(): Promise<{ intact: boolean; checked: number; firstBroken: string | null }>;
}

const PAGE = 1000;
type Unsealed = Omit<AuditLogTable, 'seq' | 'previous_hash' | 'hash'>;

export class AuditLog implements Audit {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async record(tx: Tx | null, record: AuditRecord): Promise<void> {
    const row = { ...actorColumns(record), at: this.#clock.now(), ...eventColumns(record) };
    if (tx) await append(tx, row);
    else await this.#database.transaction((own) => append(own, row));
  }

  async verify() {
    let previous = { seq: 0, hash: '' };
    for (;;) {
      const rows = await this.#database.read
        .selectFrom('audit_log')
        .selectAll()
        .where('seq', '>', previous.seq)
        .orderBy('seq')
        .limit(PAGE)
        .execute();
      for (const row of rows) {
        const fits = row.seq === previous.seq + 1 && row.previous_hash === previous.hash && row.hash === auditHash(row);
        if (!fits) return { intact: false, checked: previous.seq, firstBroken: String(previous.seq + 1) };
        previous = row;
      }
      if (rows.length < PAGE) return this.#compareWithHead(previous);
      await new Promise(setImmediate);
    }
  }

  /** Rows cut off at the end leave a chain that fits in itself; the head row tells them. */
  async #compareWithHead(last: { seq: number; hash: string }) {
    const read = this.#database.read;
    const head = await read.selectFrom('audit_head').selectAll().where('id', '=', 1).executeTakeFirstOrThrow();
    if (head.seq < last.seq || (head.seq === last.seq && head.hash !== last.hash)) {
      return { intact: false, checked: last.seq, firstBroken: String(head.seq) };
    }
    const arrived = await read
      .selectFrom('audit_log')
      .select('seq')
      .where('seq', '=', last.seq + 1)
      .executeTakeFirst();
    const cutOff = head.seq > last.seq && !arrived;
    return { intact: !cutOff, checked: last.seq, firstBroken: cutOff ? String(last.seq + 1) : null };
  }
}

async function append(tx: Tx, unsealed: Unsealed): Promise<void> {
  const query = tx.k.selectFrom('audit_head').selectAll().where('id', '=', 1);
  const head = await locked(tx, query).executeTakeFirstOrThrow();
  const row = { ...unsealed, seq: head.seq + 1, previous_hash: head.hash };
  const hash = auditHash(row);
  await tx.k
    .insertInto('audit_log')
    .values({ ...row, hash })
    .execute();
  await tx.k.updateTable('audit_head').set({ seq: row.seq, hash }).where('id', '=', 1).execute();
}

function actorColumns(actor: AuditActor) {
  if ('principal' in actor) {
    const { userId, name, unitName, unitPath, address } = actor.principal;
    return { actor_id: userId, actor_name: name, unit_name: unitName, unit_path: unitPath, address };
  }
  return {
    actor_id: actor.actorId ?? '',
    actor_name: actor.actorName.slice(0, 100),
    unit_name: actor.unitName ?? '',
    unit_path: actor.unitPath ?? '',
    address: actor.address ?? '',
  };
}

function eventColumns({ action, object = '', result = 'done', detail = '' }: AuditRecord) {
  return { action, object: object.slice(0, 200), result, detail };
}
