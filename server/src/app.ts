import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Endpoint } from './http/endpoint.ts';
import { notFound } from './http/errors.ts';
import type { Metrics } from './http/metrics.ts';
import { openApiDocument } from './http/openapi.ts';
import { problemHandler } from './http/problem-handler.ts';
import { rateLimit } from './http/rate-limit.ts';
import { register, type Gatekeeper } from './http/register.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { staticSite } from './http/static-site.ts';

export interface AppParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly endpoints: readonly Endpoint[];
  readonly gatekeeper: Gatekeeper;
  readonly metrics: Metrics;
  /** False: only what watches the process is answered. */
  readonly isWeb: boolean;
}

/** The HTTP side of the server: headers, limits, endpoints, the web application, problems. */
export function createApp({ config, logger, endpoints, gatekeeper, metrics, isWeb }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.TRUSTED_PROXIES);
  app.set('query parser', 'simple');
  app.use(requestLog(logger, metrics), ...securityHeaders({ secure: config.secureCookies }));
  app.get('/metrics', metrics.handler(config.METRICS_TOKEN));
  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/api/public', rateLimit({ reads: config.PUBLIC_READS_PER_MINUTE, writes: config.PUBLIC_WRITES_PER_MINUTE }));
  app.use(express.json({ limit: '1mb' }));
  const document = JSON.stringify(openApiDocument(endpoints));
  app.get('/api/openapi.json', (_request, response) => void response.type('json').send(document));
  register(app, endpoints, gatekeeper);
  app.use('/api', () => {
    throw notFound();
  });
  if (isWeb) app.use(staticSite(config.siteDir));
  app.use(() => {
    throw notFound();
  });
  app.use(problemHandler(logger));
  return app;
}
