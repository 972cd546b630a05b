import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Router } from 'express';
import type { Context, Endpoint } from './endpoint.ts';
import { csrfFailed, forbidden, passwordExpired, signInNeeded } from './errors.ts';
import { languageOf } from './language.ts';
import type { Principal } from './principal.ts';
import { validate } from './validate.ts';

export interface Gatekeeper {
  /** The user whose session cookie came with the request. */
  authenticate(request: Request): Promise<Principal | undefined>;
  /** Records that a signed-in user was refused. */
  denied(principal: Principal, request: Request, reason: string): Promise<void>;
}

/** Mounts endpoints: authentication, CSRF, permission, validation, handler, validated answer. */
export function register(router: Router, endpoints: readonly Endpoint[], gatekeeper: Gatekeeper): void {
  for (const endpoint of endpoints) router[endpoint.method](endpoint.path, handlerOf(endpoint, gatekeeper));
}

function handlerOf(endpoint: Endpoint, gatekeeper: Gatekeeper): RequestHandler {
  return async (request, response) => {
    const language = languageOf(request);
    const principal = await gatekeeper.authenticate(request);
    await admit(endpoint, principal, request, gatekeeper);
    const context = {
      params: endpoint.params && validate(endpoint.params, request.params, language),
      query: endpoint.query && validate(endpoint.query, request.query, language),
      body: endpoint.body && validate(endpoint.body, request.body ?? {}, language),
      principal,
      language,
      request,
      response,
    };
    const result = await endpoint.handle(context as Context<never, never, never, never>);
    if (endpoint.stream) return;
    if (!endpoint.reply) return void response.status(204).end();
    if (endpoint.status) response.status(endpoint.status);
    response.json(endpoint.reply.parse(result));
  };
}

async function admit(endpoint: Endpoint, principal: Principal | undefined, request: Request, gatekeeper: Gatekeeper) {
  if (endpoint.access === 'public') return;
  if (!principal) throw signInNeeded();
  if (request.method !== 'GET' && request.method !== 'HEAD') requireCsrfToken(principal, request);
  if (principal.passwordExpired && !endpoint.beforePasswordChange) throw passwordExpired();
  if (endpoint.access === 'session' || principal.permissions.has(endpoint.access.permission)) return;
  await gatekeeper.denied(principal, request, `permission ${endpoint.access.permission}`);
  throw forbidden();
}

function requireCsrfToken(principal: Principal, request: Request): void {
  const given = Buffer.from(request.get('X-CSRF-Token') ?? '');
  const expected = Buffer.from(principal.csrfToken);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw csrfFailed();
}
