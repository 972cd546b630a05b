/** What the server answered. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A browser in a specification: it keeps its cookie and sends the CSRF token. */
export class TestBrowser {
  readonly #url: string;
  #cookie = '';
  #csrf = '';
  /** Language of the answers. */
  language = 'zh-CN';

  constructor(url: string) {
    this.#url = url;
  }

  async signIn(account: string, password: string): Promise<void> {
    const answer = await this.post<{ csrfToken: string }>('/api/session', { account, password });
    if (answer.status !== 201)
      throw new Error(`Expected ${account} to sign in, but got ${JSON.stringify(answer.body)}.`);
    this.#csrf = answer.body.csrfToken;
  }

  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.#request('GET', path);
  }

  post<Body = Record<string, unknown>>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.#request('POST', path, JSON.stringify(body));
  }

  put<Body = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.#request('PUT', path, JSON.stringify(body));
  }

  delete<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.#request('DELETE', path);
  }

  upload<Body = Record<string, unknown>>(
    path: string,
    file: { name: string; content: Uint8Array; kind?: string },
  ): Promise<Answer<Body>> {
    const form = new FormData();
    if (file.kind) form.append('kind', file.kind);
    form.append('file', new Blob([Uint8Array.from(file.content)]), file.name);
    return this.#request('POST', path, form);
  }

  /** The answer as it came, for what is no JSON. */
  raw(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      ...init,
      headers: { ...this.headers(), ...(init.headers as Record<string, string> | undefined) },
    });
  }

  /** What identifies this browser to the server. */
  headers(): Record<string, string> {
    return { Cookie: this.#cookie, 'X-CSRF-Token': this.#csrf, 'Accept-Language': this.language };
  }

  async #request<Body>(method: string, path: string, body?: string | FormData): Promise<Answer<Body>> {
    const type = typeof body === 'string' ? { 'Content-Type': 'application/json' } : undefined;
    const response = await this.raw(path, { method, body, headers: type });
    const cookie = response.headers.get('Set-Cookie');
    if (cookie) this.#cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as Body };
  }
}
