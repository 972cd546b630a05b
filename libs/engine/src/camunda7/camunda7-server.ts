import { CAPABILITIES } from '../capabilities.ts';
import type { JobService, ServeRequest } from '../job-source.ts';
import type { Resource } from '../port.ts';
import type { EngineServer, Executed, ServerCommand, ServerDefinition, ServerHost } from '../remote/engine-server.ts';
import type { RemoteInstance } from '../remote/remote-instance.ts';
import { RestClient } from './client/rest-client.ts';
import { deployFiles } from './deploy.ts';
import type { ExecuteContext } from './execute/context.ts';
import { execute } from './execute/execute.ts';
import { runMailbox } from './execute/mailbox.ts';
import { mirrorOf } from './intake/mirror.ts';
import { Synchroniser } from './intake/synchroniser.ts';
import { Watcher, type WatchOptions } from './intake/watcher.ts';
import { ExternalTaskJobs } from './jobs/external-task-jobs.ts';
import { Models } from './models.ts';

export interface OperatonOptions extends Partial<WatchOptions> {
  /** Base of the REST API, for example `http://localhost:8080/engine-rest`. */
  readonly url: string;
  /** Sent with each request, for example for authentication. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Defaults of `WatchOptions`. */
const WATCH: WatchOptions = { interval: 400, overlap: 10_000, everything: 60_000 };

/**
 * The adapter to a server with Camunda 7's REST API, such as Operaton. It needs nothing installed there but FEEL as script
 * engine and Spin's JSON, which Operaton's distributions have, and JSON as the default serialisation format.
 */
export function createOperatonServer(options: OperatonOptions): EngineServer {
  return new Camunda7Server(options);
}

class Camunda7Server implements EngineServer {
  readonly name = 'camunda7';
  readonly capabilities = CAPABILITIES.camunda7;
  readonly #options: OperatonOptions;
  readonly #client: RestClient;
  readonly #services = new Set<JobService>();
  #context: ExecuteContext | undefined;

  constructor(options: OperatonOptions) {
    this.#options = options;
    this.#client = new RestClient(options.url, options.headers);
  }

  async start(host: ServerHost): Promise<void> {
    const models = new Models(host.database);
    const synchroniser = new Synchroniser(this.#client, host, models);
    const context = { client: this.#client, host, models, synchroniser };
    this.#context = context;
    const watcher = new Watcher(this.#client, host, synchroniser, { ...WATCH, ...this.#options });
    host.lead('watch', (signal) => watcher.watch(signal));
    host.lead('messages', (signal) => runMailbox(context, signal));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#services].map((service) => service.stop()));
  }

  deploy(files: readonly Resource[]): Promise<ServerDefinition[]> {
    return deployFiles(this.#client, files);
  }

  execute(command: ServerCommand): Promise<Executed> {
    return execute(this.#connected(), command);
  }

  serveJobs(request: ServeRequest): JobService {
    const service = new ExternalTaskJobs(
      {
        url: this.#options.url,
        headers: this.#options.headers ?? {},
        client: this.#client,
        models: () => this.#connected().models,
        connected: () => this.#context,
      },
      request,
    );
    this.#services.add(service);
    return service;
  }

  isQuiet({ mirror }: RemoteInstance): boolean {
    return !mirrorOf(mirror).busy;
  }

  async ping(): Promise<void> {
    await this.#client.get('/version');
  }

  #connected(): ExecuteContext {
    if (!this.#context) throw new Error('Expected a started engine, but it was not started.');
    return this.#context;
  }
}
