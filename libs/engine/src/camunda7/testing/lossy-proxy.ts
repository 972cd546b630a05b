import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy before the server that passes requests on, but may lose the answers of those that change something. */
export class LossyProxy {
  /** So many answers are lost. */
  losses = 0;
  readonly #target: URL;
  readonly #server: Server;

  constructor(url: string) {
    this.#target = new URL(url);
    this.#server = createServer((incoming, outgoing) => this.#pass(incoming, outgoing));
  }

  /** Listens and tells the base of the REST API. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${this.#target.pathname}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { hostname, port } = this.#target;
    const { method, headers } = incoming;
    const passed = request({ hostname, port, path: incoming.url, method, headers }, (answer) => {
      const changes = method !== 'GET' && !incoming.url?.includes('fetchAndLock');
      if (changes && this.losses > 0) {
        this.losses -= 1;
        answer.resume();
        answer.on('end', () => incoming.socket.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => incoming.socket.destroy());
    incoming.pipe(passed);
  }
}
