import type { RestClient } from '../client/rest-client.ts';
import type { RestJobDefinition } from '../client/rest-types.ts';

/** Which element a job is for; that never changes, so it is asked for once. */
export class JobDefinitions {
  readonly #client: RestClient;
  readonly #byId = new Map<string, RestJobDefinition>();

  constructor(client: RestClient) {
    this.#client = client;
  }

  async get(id: string): Promise<RestJobDefinition | undefined> {
    const known = this.#byId.get(id);
    if (known) return known;
    const found = await this.#client.find<RestJobDefinition>(`/job-definition/${id}`);
    if (found) this.#byId.set(id, found);
    return found;
  }
}
