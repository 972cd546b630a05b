import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { HttpMetrics } from './metrics.ts';

/** Logs and measures each request by its route; addresses with ids and queries, which may be personal, are left out. */
export function requestLog(logger: Logger, metrics: HttpMetrics): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.once('close', () => {
      const milliseconds = performance.now() - start;
      const route = (request.route as { path?: string } | undefined)?.path ?? 'other';
      const { statusCode: status } = response;
      const isStream = response.get('Content-Type')?.startsWith('text/event-stream') ?? false;
      if (!isStream) metrics.observe({ method: request.method, route, status, milliseconds });
      const level = levelOf(route, status);
      logger[level]({ method: request.method, route, status, ms: Math.round(milliseconds) }, 'request');
    });
    next();
  };
}

/** That a part fails is what a health check is asked for: its answer is no error of the server's. */
function levelOf(route: string, status: number): 'error' | 'info' | 'debug' {
  if (status < 400 || route === '/api/health') return 'debug';
  return status >= 500 ? 'error' : 'info';
}
