import { Redis } from 'ioredis';

/** Throws when Redis does not answer within a time (milliseconds). */
export async function pingRedis(url: string, timeout: number): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    protocol: 2,
    connectTimeout: timeout,
    commandTimeout: timeout,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  // What goes wrong is told by the calls.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}
