import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';

/**
 * The key for data encrypted at rest: DATA_KEY, or outside production one made at the first start and kept in DATA_DIR.
 * In production it has to be given, so that it does not lie beside the data it protects.
 */
export function readDataKey(config: Pick<Config, 'DATA_KEY' | 'dataDir' | 'production'>): Buffer {
  if (config.DATA_KEY !== undefined) return Buffer.from(config.DATA_KEY, 'base64');
  if (config.production) throw new Error('Expected DATA_KEY (32 bytes in base64) in production, but it is not set.');
  const file = join(config.dataDir, 'data-key');
  mkdirSync(config.dataDir, { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
}
