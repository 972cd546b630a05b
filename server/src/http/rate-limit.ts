import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { defineError } from './errors.ts';

const tooMany = defineError('too-many-requests', 429, {
  zh: '操作过于频繁，请在 {seconds} 秒后重试。',
  en: 'Too many requests. Please try again in {seconds} seconds.',
});

export interface RateLimit {
  /** Requests that read, and that write, per minute and address. */
  readonly reads: number;
  readonly writes: number;
}

/** Limits what one address may ask of the public pages, counted in this process. */
export function rateLimit({ reads, writes }: RateLimit): RequestHandler {
  const limiters = {
    reads: new RateLimiterMemory({ points: reads, duration: 60 }),
    writes: new RateLimiterMemory({ points: writes, duration: 60 }),
  };
  return async (request, _response, next) => {
    const limiter = request.method === 'GET' || request.method === 'HEAD' ? limiters.reads : limiters.writes;
    try {
      await limiter.consume(networkOf(request.ip ?? ''));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const seconds = Math.ceil(error.msBeforeNext / 1000);
      throw tooMany({ values: { seconds }, details: { retryAfter: seconds } });
    }
    next();
  };
}

/** A household or company has one IPv4 address, but 2^64 of IPv6. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  return address.split(':').slice(0, 4).join(':');
}
