import { createHash } from 'node:crypto';
import type { AuditLogTable } from './audit-tables.ts';

/** SHA-256, hexadecimal, over every column of a row, the hash of the row before it included. */
export function auditHash(row: Omit<AuditLogTable, 'hash'>): string {
  const canonical = JSON.stringify([
    row.seq,
    row.at,
    row.actor_id,
    row.actor_name,
    row.unit_name,
    row.unit_path,
    row.address,
    row.action,
    row.object,
    row.result,
    row.detail,
    row.previous_hash,
  ]);
  return createHash('sha256').update(canonical).digest('hex');
}
