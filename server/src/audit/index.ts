export { createAudit } from './create-audit.ts';
export type { Audit, AuditActor, AuditRecord } from './audit-log.ts';
export type { AuditResult } from './audit-tables.ts';
