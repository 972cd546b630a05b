import { setTimeout } from 'node:timers/promises';
import { ServerRefusal } from '../../remote/engine-server.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Milliseconds. */
const TIMEOUT = 20_000;

/** Times that work is tried again which lost against other work on the same instance. */
const CONFLICTS = 12;

/** Status codes that say nothing about the request itself. */
const NOT_NOW = new Set([401, 403, 407, 408, 425, 429, 502, 503, 504]);

/** Errors of the engine that mean its database is away, not that the request is wrong. */
const NO_DATABASE = /ENGINE-03083|ENGINE-03044|CannotCreateTransaction|CannotGetJdbcConnection|JDBC Connection/i;

/** What the engine says when it read rows of an instance while other work changed them. */
const MIXED_UP = /ENGINE-03077|^Cannot (read field|invoke) /;

/** Codes of the engine's exceptions: lost against other work, deadlock. */
const LOST = new Set([1, 10_000]);

/** What the engine says when it refuses. */
interface Problem {
  readonly type?: string;
  readonly message?: string;
  readonly code?: number;
}

/**
 * The part of Camunda 7's REST API that the adapter touches. A refusal for good is a `ServerRefusal`; a server that is away
 * or too busy is an `Error`; work that lost against other work on the same rows is done again.
 *
 * Source: Camunda 7 REST API, Overview (exceptions) and User Guide › Process Engine › Error Handling (exception codes).
 */
export class RestClient {
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.#base = url.replace(/\/$/, '');
    this.#headers = headers;
  }

  get<Body>(path: string, query: Query = {}): Promise<Body> {
    return this.#request<Body>('GET', path + queryText(query));
  }

  /** As `get`; undefined when the server does not have it. */
  async find<Body>(path: string, query: Query = {}): Promise<Body | undefined> {
    try {
      return await this.get<Body>(path, query);
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  post<Body>(path: string, body: unknown = {}): Promise<Body> {
    return this.#request<Body>('POST', path, body);
  }

  put(path: string, body: unknown): Promise<void> {
    return this.#request('PUT', path, body);
  }

  delete(path: string, query: Query = {}): Promise<void> {
    return this.#request('DELETE', path + queryText(query));
  }

  async #request<Body>(method: Method, path: string, body?: unknown): Promise<Body> {
    for (let attempt = 0; ; attempt += 1) {
      const response = await this.#send(method, path, body);
      const text = await response.text();
      if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Body;
      const problem = problemOf(text);
      const isLost = problem?.code !== undefined && LOST.has(problem.code);
      const isOnceMore = isLost || MIXED_UP.test(problem?.message ?? '');
      if (!isOnceMore || attempt >= CONFLICTS) throw errorOf(`${method} ${path}`, response.status, problem, isLost);
      await setTimeout(5 + Math.random() * 20 * (attempt + 1));
    }
  }

  async #send(method: Method, path: string, body: unknown): Promise<Response> {
    const isForm = body instanceof FormData;
    return fetch(`${this.#base}${path}`, {
      method,
      headers: { ...this.#headers, ...(body !== undefined && !isForm && { 'content-type': 'application/json' }) },
      body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
    });
  }
}

/** The server does not have what was asked for. */
export class NotFound extends ServerRefusal {}

function errorOf(request: string, status: number, problem: Problem | undefined, isLost: boolean): Error {
  const text = `${request}: ${status} ${problem?.message ?? ''}`;
  if (!problem || isLost || NOT_NOW.has(status) || NO_DATABASE.test(problem.message ?? '')) return new Error(text);
  return status === 404 ? new NotFound(text) : new ServerRefusal(text);
}

/** Undefined when something else than the engine answered, such as a proxy before it. */
function problemOf(text: string): Problem | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'type' in body ? (body as Problem) : undefined;
  } catch {
    return undefined;
  }
}

function queryText(query: Query): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return '';
  return `?${new URLSearchParams(entries.map(([key, value]): [string, string] => [key, String(value)])).toString()}`;
}
