import { CAPABILITIES } from '../capabilities.ts';
import { Definitions } from '../definitions/definitions.ts';
import type { JobService, ServeRequest } from '../job-source.ts';
import type { Resource } from '../port.ts';
import type { EngineServer, Executed, ServerCommand, ServerDefinition, ServerHost } from '../remote/engine-server.ts';
import type { RemoteInstance } from '../remote/remote-instance.ts';
import { deployFiles } from './deploy/deploy-files.ts';
import { execute } from './execute/execute.ts';
import { Gateway } from './gateway/gateway.ts';
import { codeOf, status } from './gateway/grpc-status.ts';
import { JobHandOut } from './jobs/job-hand-out.ts';
import { isQuiet } from './mirror/is-quiet.ts';
import { mirrorOf } from './mirror/mirror.ts';
import { Resynchronisation } from './resync/resynchronisation.ts';
import { pingRedis } from './stream/ping-redis.ts';
import { databaseIdentity, Projection } from './stream/projection.ts';

/** Milliseconds. */
const PING = 3_000;

export interface ZeebeServerOptions {
  /** `host:port` of Zeebe's gateway. TLS and OAuth come from zeebe-node's environment variables. */
  readonly address: string;
  /** Redis into which the exporter writes, as `redis://host:port`. */
  readonly redisUrl: string;
  /** Name of the exporter, with which its streams begin; default `zeebe`. */
  readonly exporter?: string;
}

/** The adapter to Zeebe 8.5: commands and jobs over gRPC, events through the Redis streams of its exporter. */
export function createZeebeServer(options: ZeebeServerOptions): EngineServer {
  return new ZeebeServer(options);
}

class ZeebeServer implements EngineServer {
  readonly name = 'zeebe';
  readonly capabilities = CAPABILITIES.zeebe;
  readonly #options: ZeebeServerOptions;
  readonly #gateway: Gateway;
  readonly #handOuts = new Set<JobHandOut>();
  readonly #definitions = new Definitions();
  #host: ServerHost | undefined;
  #identity = '';

  constructor(options: ZeebeServerOptions) {
    this.#options = options;
    this.#gateway = new Gateway(options.address);
  }

  async start(host: ServerHost): Promise<void> {
    this.#host = host;
    this.#identity = await host.database.transaction((tx) => databaseIdentity(host, tx));
    const resynchronisation = new Resynchronisation({ host, gateway: this.#gateway });
    const projection = new Projection({
      host,
      resynchronisation,
      redisUrl: this.#options.redisUrl,
      prefix: this.#options.exporter ?? 'zeebe',
      cancel: (remoteId) => this.#cancel(remoteId),
    });
    host.lead('projection', (signal) => projection.run(signal));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#handOuts].map((handOut) => handOut.stop()));
    await this.#gateway.close();
  }

  deploy(files: readonly Resource[]): Promise<ServerDefinition[]> {
    return deployFiles(this.#gateway, files);
  }

  execute(command: ServerCommand): Promise<Executed> {
    const needs = {
      gateway: this.#gateway,
      definitions: this.#definitions,
      identity: () => this.#identity,
      host: () => this.#startedHost(),
    };
    return execute(needs, command);
  }

  serveJobs(request: ServeRequest): JobService {
    const handOut = new JobHandOut({ host: () => this.#startedHost(), gateway: this.#gateway, request });
    this.#handOuts.add(handOut);
    return handOut;
  }

  isQuiet(instance: RemoteInstance): boolean {
    const mirror = mirrorOf(instance);
    return mirror ? isQuiet(mirror) : instance.state === 'ended';
  }

  /** Both must be there: commands go to the one, events come from the other. */
  async ping(): Promise<void> {
    await Promise.all([this.#gateway.call('Topology', {}, PING), pingRedis(this.#options.redisUrl, PING)]);
  }

  #startedHost(): ServerHost {
    if (!this.#host) throw new Error('Expected a started adapter to Zeebe, but it was not started.');
    return this.#host;
  }

  async #cancel(processInstanceKey: string): Promise<void> {
    try {
      await this.#gateway.call('CancelProcessInstance', { processInstanceKey });
    } catch (error) {
      if (codeOf(error) !== status.notFound) throw error;
    }
  }
}
