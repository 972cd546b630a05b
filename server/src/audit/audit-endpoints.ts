import { auditCheckSchema, auditPageSchema, auditQuerySchema } from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import type { Database } from '../db/database.ts';
import type { Audit } from './audit-log.ts';
import { listAudit } from './list-audit.ts';

export function auditEndpoints(database: Database, audit: Audit): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/api/audit',
      tag: 'audit',
      summary: 'Audited events of the own authority and below, newest first',
      access: { permission: 'audit.read' },
      query: auditQuerySchema,
      reply: auditPageSchema,
      handle: ({ query, principal }) => listAudit(database, query, principal),
    }),
    endpoint({
      method: 'get',
      path: '/api/audit/check',
      tag: 'audit',
      summary: 'Recomputes the hash chain of the audit log',
      access: { permission: 'audit.read' },
      reply: auditCheckSchema,
      async handle({ principal }) {
        const check = await audit.verify();
        const detail = `${check.checked} rows, ${check.intact ? 'intact' : `broken at ${check.firstBroken}`}`;
        await audit.record(null, {
          principal,
          action: 'audit.check',
          result: check.intact ? 'done' : 'failed',
          detail,
        });
        return check;
      },
    }),
  ];
}
