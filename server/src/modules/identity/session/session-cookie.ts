import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';

const NAME = 'safeflow';

/** The session token in an HttpOnly cookie that other sites cannot send along with their forms. */
export class SessionCookie {
  readonly #options: { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean };

  constructor(secure: boolean) {
    this.#options = { httpOnly: true, sameSite: 'lax', path: '/', secure };
  }

  read(request: Request): string | undefined {
    return parseCookie(request.get('Cookie') ?? '')[NAME];
  }

  write(response: Response, token: string): void {
    response.cookie(NAME, token, this.#options);
  }

  clear(response: Response): void {
    response.clearCookie(NAME, this.#options);
  }
}
