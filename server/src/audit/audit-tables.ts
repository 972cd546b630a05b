declare module '../db/schema.ts' {
  interface Schema {
    audit_log: AuditLogTable;
    audit_head: AuditHeadTable;
  }
}

/** One audited event; `seq` counts without gaps and `hash` covers the row and the hash before it (NFR-024). */
export interface AuditLogTable {
  seq: number;
  /** UTC milliseconds. */
  at: number;
  /** Empty when nobody was signed in. */
  actor_id: string;
  actor_name: string;
  unit_name: string;
  unit_path: string;
  address: string;
  action: string;
  object: string;
  result: AuditResult;
  detail: string;
  previous_hash: string;
  hash: string;
}

/** The one row that every writer locks: number and hash of the last entry. */
export interface AuditHeadTable {
  id: number;
  seq: number;
  hash: string;
}

export type AuditResult = 'done' | 'denied' | 'failed';
