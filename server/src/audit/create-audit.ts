import type { Clock } from '@safeflow/engine';
import type { Database } from '../db/database.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { auditEndpoints } from './audit-endpoints.ts';
import { AuditLog, type Audit } from './audit-log.ts';

/** The audit log and its endpoints. */
export function createAudit({
  database,
  clock,
}: {
  database: Database;
  clock: Clock;
}): Audit & { endpoints: Endpoint[] } {
  const log = new AuditLog(database, clock);
  return {
    record: (tx, record) => log.record(tx, record),
    verify: () => log.verify(),
    endpoints: auditEndpoints(database, log),
  };
}
