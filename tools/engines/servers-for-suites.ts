import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopAll } from './engine-set.ts';
import { startOperaton } from './operaton.ts';
import { startZeebe } from './zeebe.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Base URL of Operaton's REST interface. */
    operatonUrl: string;
    /** `host:port` of Zeebe's gateway, and the Redis that its exporter writes to. */
    zeebe: { address: string; redisUrl: string };
  }
}

/**
 * Set-up of a suite that needs both engine servers: those that OPERATON_URL, ZEEBE_ADDRESS and ZEEBE_REDIS_URL name, else ones
 * that are started for it and stopped after.
 */
export default async function serversForSuites({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'safeflow-suites-'));
  const close = async () => {
    await stopAll(folder);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { OPERATON_URL, ZEEBE_ADDRESS: address, ZEEBE_REDIS_URL: redisUrl } = process.env;
    provide('operatonUrl', OPERATON_URL ?? (await startOperaton(join(folder, 'operaton'))).url);
    provide('zeebe', address && redisUrl ? { address, redisUrl } : await ownZeebe(join(folder, 'zeebe')));
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}

async function ownZeebe(folder: string): Promise<{ address: string; redisUrl: string }> {
  const { brokers, redis } = await startZeebe(folder);
  return { address: brokers[0]?.address ?? '', redisUrl: redis.url };
}
