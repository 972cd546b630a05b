import { inject, Injectable, signal } from '@angular/core';
import { Texts } from '../i18n/texts.ts';
import { ApiProblem, problemOf } from './api-problem.ts';
import { type Query, withQuery } from './query.ts';

/** Talks JSON with the server: language, CSRF token, and refusals as `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class Api {
  readonly #texts = inject(Texts);
  readonly #signedOut = signal(0);

  /** Token of the session, sent with everything that changes something. */
  csrfToken = '';
  /** Grows each time the server says that nobody is signed in any more. */
  readonly signedOut = this.#signedOut.asReadonly();

  get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
    return this.#send<T>('GET', withQuery(path, query), undefined, signal);
  }

  post<T = void>(path: string, body: unknown = {}): Promise<T> {
    return this.#send<T>('POST', path, body);
  }

  put<T = void>(path: string, body: unknown): Promise<T> {
    return this.#send<T>('PUT', path, body);
  }

  patch<T = void>(path: string, body: unknown): Promise<T> {
    return this.#send<T>('PATCH', path, body);
  }

  delete<T = void>(path: string): Promise<T> {
    return this.#send<T>('DELETE', path);
  }

  /** Headers that every request carries, uploads too. */
  headers(): Record<string, string> {
    return {
      Accept: 'application/json',
      'Accept-Language': this.#texts.language(),
      ...(this.csrfToken ? { 'X-CSRF-Token': this.csrfToken } : {}),
    };
  }

  /** Turns an answer that is no success into the problem it tells of. */
  refuse(status: number, body: unknown): ApiProblem {
    const problem = problemOf(status, body, this.#texts.t('core.problem.unexpected'));
    if (status === 401 && problem.code === 'sign-in-needed') this.#signedOut.update((count) => count + 1);
    return problem;
  }

  offline(): ApiProblem {
    return new ApiProblem(0, { code: 'offline', message: this.#texts.t('core.problem.offline') });
  }

  async #send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { ...this.headers(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
    const response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      signal: signal ?? null,
      ...json,
    }).catch((error: unknown) => {
      throw error instanceof DOMException && error.name === 'AbortError' ? error : this.offline();
    });
    if (response.status === 204) return undefined as T;
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw this.refuse(response.status, answer);
    return answer as T;
  }
}
