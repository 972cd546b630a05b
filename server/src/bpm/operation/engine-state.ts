import type { z } from 'zod';
import type { engineStateSchema } from '@safeflow/contracts';
import { notFound } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';

/** How the engine is, whichever it is (PLT-076). */
export async function engineState({ engine }: KernelContext): Promise<z.input<typeof engineStateSchema>> {
  const { status, pendingCommands, oldestCommandAt, lag, alarms } = await engine.health();
  return {
    name: engine.name,
    status,
    pendingCommands,
    oldestCommandAt: oldestCommandAt === undefined ? null : new Date(oldestCommandAt).toISOString(),
    lagSeconds: Math.round(lag / 1_000),
    alarms: alarms.map((alarm) => ({ ...alarm, at: new Date(alarm.at).toISOString() })),
  };
}

/** An operator has dealt with what an alarm told. */
export async function clearAlarm(context: KernelContext, principal: Principal, id: string): Promise<void> {
  const { engine, database, audit } = context;
  const alarm = (await engine.health()).alarms.find((candidate) => candidate.id === id);
  if (!alarm) throw notFound();
  await database.transaction(async (tx) => {
    await engine.clearAlarm(tx, id);
    await audit.record(tx, {
      principal,
      action: 'engine.alarm-clear',
      object: id,
      detail: alarm.message.slice(0, 300),
    });
  });
}
