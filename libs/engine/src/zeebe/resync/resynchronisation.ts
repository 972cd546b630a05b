import type { ServerHost } from '../../remote/engine-server.ts';
import type { Gateway } from '../gateway/gateway.ts';

/** Why the mirrors have to be compared with the server. */
export interface Cause {
  /** False when nothing may have been lost. */
  readonly isCertain: boolean;
  readonly reason: string;
}

interface Needs {
  readonly host: ServerHost;
  readonly gateway: Gateway;
}

export class Resynchronisation {
  readonly #needs: Needs;
  constructor(needs: Needs) {
    this.#needs = needs;
  }
  request(cause: Cause): void {
    void this.#needs.host.database.transaction((tx) => this.#needs.host.alarm(tx, 'events-lost', cause.reason));
  }
}
