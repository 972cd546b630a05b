import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { Permission, Session } from '@safeflow/contracts';
import { Api } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';

export interface Credentials {
  account: string;
  password: string;
  captcha?: { id: string; answer: string };
}

/** Who is signed in, and what he may do. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #session = signal<Session | null>(null);
  #loading: Promise<Session | null> | undefined;

  readonly session = this.#session.asReadonly();
  readonly permissions = computed(() => new Set<Permission>(this.#session()?.permissions));

  constructor() {
    effect(() => {
      if (this.#api.signedOut() > 0) untracked(() => this.#lost());
    });
  }

  /** In a template it follows the session. */
  can(permission: Permission): boolean {
    return this.permissions().has(permission);
  }

  /** The session of the cookie, asked once; null when nobody is signed in. */
  load(): Promise<Session | null> {
    this.#loading ??= this.#api
      .get<Session>('/api/session')
      .then((session) => this.#take(session))
      .catch((error: unknown) => {
        this.#loading = undefined;
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      });
    return this.#loading;
  }

  async signIn(credentials: Credentials): Promise<Session> {
    return this.#take(await this.#api.post<Session>('/api/session', credentials));
  }

  async signOut(): Promise<void> {
    await this.#api.delete('/api/session');
    this.#forget();
    await this.#router.navigateByUrl('/sign-in');
  }

  async changePassword(current: string, next: string): Promise<void> {
    await this.#api.post('/api/session/password', { current, next });
    this.#loading = undefined;
    await this.load();
  }

  #take(session: Session): Session {
    this.#api.csrfToken = session.csrfToken;
    this.#session.set(session);
    this.#loading = Promise.resolve(session);
    return session;
  }

  #forget(): void {
    this.#api.csrfToken = '';
    this.#session.set(null);
    this.#loading = undefined;
  }

  /** The session ended elsewhere or by time: back to the sign-in page, and from there to where the user was. */
  #lost(): void {
    if (!this.#session()) return;
    this.#forget();
    void this.#router.navigate(['/sign-in'], { queryParams: { return: this.#router.url, ended: 1 } });
  }
}
