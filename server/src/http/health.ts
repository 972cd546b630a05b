import { z } from 'zod';
import { endpoint, type Endpoint } from './endpoint.ts';

/** What the server needs to be of use: throws or rejects when it is not there. */
export type HealthCheck = () => Promise<Readonly<Record<string, string | number>>>;

const healthSchema = z.object({
  status: z.enum(['ok', 'failing']),
  parts: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.number()]))),
});

/** Whether database, engine, workers and outbox do their work; 503 when one does not (NFR-034). */
export function healthEndpoint(checks: Readonly<Record<string, HealthCheck>>): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/health',
    tag: 'Operations',
    summary: 'Whether the parts of the server work',
    access: 'public',
    reply: healthSchema,
    handle: async ({ response }) => {
      const parts = await Promise.all(
        Object.entries(checks).map(
          async ([name, check]) => [name, await check().catch(() => ({ status: 'failing' }))] as const,
        ),
      );
      const failing = parts.some(([, part]) => part['status'] === 'failing');
      if (failing) response.status(503);
      return { status: failing ? ('failing' as const) : ('ok' as const), parts: Object.fromEntries(parts) };
    },
  });
}
