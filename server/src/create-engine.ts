import {
  createEmbeddedEngine,
  createRemoteEngine,
  type Clock,
  type EmbeddedEngine,
  type RemoteEngine,
} from '@safeflow/engine';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';

interface Needs {
  readonly config: Config;
  readonly logger: Logger;
  readonly database: Database;
  readonly clock: Clock;
}

/** The engine that the configuration names; what only a server's adapter needs is loaded only then (PLT-070). */
export async function createEngine({ config, logger, database, clock }: Needs): Promise<EmbeddedEngine | RemoteEngine> {
  const onError = (error: unknown) => logger.error({ err: error }, 'engine failed');
  switch (config.SAFEFLOW_ENGINE) {
    case 'embedded':
      return createEmbeddedEngine({ database, clock, onError });
    case 'camunda7': {
      const { createOperatonServer } = await import('@safeflow/engine/camunda7');
      const server = createOperatonServer(withBasicHeader(config.OPERATON_URL));
      return createRemoteEngine({ database, clock, onError, server });
    }
    case 'zeebe': {
      const { createZeebeServer } = await import('@safeflow/engine/zeebe');
      const server = createZeebeServer({ address: config.ZEEBE_ADDRESS, redisUrl: config.ZEEBE_REDIS_URL });
      return createRemoteEngine({ database, clock, onError, server });
    }
  }
}

/** A URL that names user and password is none for a request: they become a header. */
function withBasicHeader(address: string): { url: string; headers: Record<string, string> } {
  const url = new URL(address);
  const { username, password } = url;
  url.username = url.password = '';
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  return { url: url.href, headers: username === '' ? {} : { Authorization: `Basic ${credentials}` } };
}

/** The engine as the embedded one, for tests and demonstrations that move its clock. */
export function embeddedOnly(engine: EmbeddedEngine | RemoteEngine): EmbeddedEngine {
  if (engine.name !== 'embedded') throw new Error(`Expected the embedded engine, but ${engine.name} is running.`);
  return engine;
}
