import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';

export interface Answer {
  readonly status: number;
  // What came back, to be looked at by a specification.
  readonly body: Readonly<Record<string, unknown>>;
}

/** A browser's requests: keeps the session's cookie and sends its CSRF token. */
export class HttpClient {
  readonly #server: Server;
  #cookie = '';
  #csrf = '';

  constructor(server: Server) {
    this.#server = server;
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<Answer> {
    return this.#send('POST', path, JSON.stringify(body), { 'Content-Type': 'application/json' });
  }

  upload(path: string, name: string, content: Uint8Array<ArrayBuffer>, kind = ''): Promise<Answer> {
    const form = new FormData();
    form.set('kind', kind);
    form.set('file', new Blob([content]), name);
    return this.#send('POST', path, form);
  }

  async #send(
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const { port } = this.#server.address() as AddressInfo;
    const own = { Cookie: this.#cookie, 'X-CSRF-Token': this.#csrf };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...own, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    this.#cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? this.#cookie;
    const text = await response.text();
    const answer = (text === '' ? {} : JSON.parse(text)) as Answer['body'];
    if (typeof answer['csrfToken'] === 'string') this.#csrf = answer['csrfToken'];
    return { status: response.status, body: answer };
  }
}
