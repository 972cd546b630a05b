import { sql } from 'kysely';
import type { Clock, ProcessEngine } from '@safeflow/engine';
import type { Database } from './db/database.ts';
import type { HealthCheck } from './http/health.ts';

/** Seconds for which something due may wait before it counts as failing. */
const LATE = 120;

interface Needs {
  readonly database: Database;
  readonly clock: Clock;
  readonly engine: ProcessEngine;
  /** Job types that have a worker. */
  readonly workers: number;
}

/** What `/api/health` asks of each part. */
export function healthChecks({ database, clock, engine, workers }: Needs): Record<string, HealthCheck> {
  return {
    async database() {
      await sql`select 1`.execute(database.read);
      return { status: 'ok', dialect: database.dialect };
    },
    async engine() {
      const { status, lag, pendingCommands, alarms } = await engine.health();
      return { status, name: engine.name, lagSeconds: Math.round(lag / 1000), pendingCommands, alarms: alarms.length };
    },
    workers: async () => ({ status: workers > 0 ? 'ok' : 'failing', types: workers }),
    async outbox() {
      const { lag } = await oldest(
        database,
        clock,
        sql`select min(next_at) as due from bpm_outbox where state = 'pending'`,
      );
      return { status: lag > LATE ? 'failing' : 'ok', lagSeconds: lag };
    },
  };
}

/** What `/metrics` shows beside requests and Node's own figures. */
export async function applicationGauges(database: Database, clock: Clock): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number | bigint>>`select
    (select count(*) from engine_job) as safeflow_jobs,
    (select count(*) from engine_timer) as safeflow_timers,
    (select count(*) from engine_command) as safeflow_engine_commands_pending,
    (select count(*) from engine_alarm) as safeflow_engine_alarms,
    (select count(*) from bpm_outbox where state = 'pending') as safeflow_outbox_pending,
    (select count(*) from bpm_outbox where state = 'failed') as safeflow_outbox_failed,
    (select count(*) from bpm_incident where state = 'open') as safeflow_incidents_open
  `.execute(database.read);
  const { lag } = await oldest(
    database,
    clock,
    sql`select min(next_at) as due from bpm_outbox where state = 'pending'`,
  );
  const counts = Object.entries(rows[0] ?? {}).map(([name, count]) => [name, Number(count)] as const);
  return { ...Object.fromEntries(counts), safeflow_outbox_lag_seconds: lag };
}

async function oldest(database: Database, clock: Clock, query: ReturnType<typeof sql>): Promise<{ lag: number }> {
  const { rows } = await query.execute(database.read);
  const due = (rows[0] as { due: number | null } | undefined)?.due ?? null;
  return { lag: due === null ? 0 : Math.max(0, Math.round((clock.now() - due) / 1000)) };
}
