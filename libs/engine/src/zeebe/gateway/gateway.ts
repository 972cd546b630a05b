import { createRequire } from 'node:module';
import { codeOf, status } from './grpc-status.ts';

/** The part of zeebe-node that is used: its channel with credentials from the environment, and its generated stub. */
interface ZeebeClient {
  readonly grpc: {
    readonly client: Stub;
    getAuthToken(): Promise<unknown>;
  };
  close(): Promise<null>;
}

type Callback = (error: Error | null, response: unknown) => void;
type Unary = (request: object, metadata: unknown, options: CallOptions, done: Callback) => void;
type Streaming = (request: object, metadata: unknown, options: CallOptions) => ResponseStream;

interface CallOptions {
  readonly deadline: number;
}

interface Stub {
  makeUnaryRequest(
    path: string,
    serialize: (request: Buffer) => Buffer,
    deserialize: (response: Buffer) => Buffer,
    request: Buffer,
    metadata: unknown,
    options: CallOptions,
    done: Callback,
  ): void;
}

/** A response in parts; cancelling it ends the call. */
interface ResponseStream extends AsyncIterable<unknown> {
  cancel(): void;
}

const load = createRequire(import.meta.url);
const { ZBClient } = load('zeebe-node') as {
  ZBClient: new (address: string, options: Record<string, unknown>) => ZeebeClient;
};

const quiet = { info: () => undefined, error: () => undefined, debug: () => undefined };

/** Milliseconds. */
const DEADLINE = 10_000;
const RENEWED_AT_MOST_EVERY = 1_000;

/**
 * The connection to Zeebe's gateway. Calls go to zeebe-node's stub with a deadline and are made once: what is tried again
 * is decided by the queue of commands, not by the client. A channel that does not answer is replaced.
 */
export class Gateway {
  readonly #addresses: readonly string[];
  /** Counts on with each channel, so that the next gateway is asked when one does not answer. */
  #turn = 0;
  #client: ZeebeClient | undefined;
  #renewedAt = 0;
  #isClosed = false;

  /** `addresses`: `host:port` of one gateway or, separated by commas, of several. */
  constructor(addresses: string) {
    this.#addresses = addresses.split(',');
  }

  /** One call with one answer; a failure has a gRPC status as `code`. */
  async call<Response>(method: string, request: object, timeout = DEADLINE): Promise<Response> {
    const client = this.#open();
    const metadata = await client.grpc.getAuthToken();
    const stub = client.grpc.client as unknown as Record<string, Unary>;
    return this.#answer<Response>(client, (done) => {
      stub[method]?.call(stub, request, metadata, { deadline: Date.now() + timeout }, done);
    });
  }

  /** A call that zeebe-node's protocol does not know yet, with bytes of our own. */
  async callRaw(method: string, request: Buffer, timeout = DEADLINE): Promise<void> {
    const client = this.#open();
    const metadata = await client.grpc.getAuthToken();
    const same = (bytes: Buffer) => bytes;
    await this.#answer(client, (done) => {
      const path = `/gateway_protocol.Gateway/${method}`;
      client.grpc.client.makeUnaryRequest(
        path,
        same,
        same,
        request,
        metadata,
        { deadline: Date.now() + timeout },
        done,
      );
    });
  }

  /** A call whose answer comes in parts; the signal ends it. */
  async *stream<Part>(method: string, request: object, timeout: number, signal: AbortSignal): AsyncGenerator<Part> {
    const client = this.#open();
    const metadata = await client.grpc.getAuthToken();
    const stub = client.grpc.client as unknown as Record<string, Streaming>;
    const parts = stub[method]?.call(stub, request, metadata, { deadline: Date.now() + timeout });
    const cancel = () => parts?.cancel();
    signal.addEventListener('abort', cancel);
    try {
      if (signal.aborted) cancel();
      for await (const part of parts ?? []) yield part as Part;
    } catch (error) {
      this.#renewAfter(client, error);
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#client?.close();
    this.#client = undefined;
  }

  #open(): ZeebeClient {
    if (this.#isClosed) throw new Error('Expected an open connection to Zeebe, but it is closed.');
    const address = this.#addresses[this.#turn % this.#addresses.length] ?? '';
    this.#client ??= new ZBClient(address, { retry: false, loglevel: 'NONE', stdout: quiet });
    return this.#client;
  }

  async #answer<Response>(client: ZeebeClient, begin: (done: Callback) => void): Promise<Response> {
    try {
      return await new Promise<Response>((resolve, reject) => {
        begin((error, response) => {
          if (error) reject(error);
          else resolve(response as Response);
        });
      });
    } catch (error) {
      this.#renewAfter(client, error);
      throw error;
    }
  }

  /** The channel waits longer and longer before it connects again, and does not notice a cut line: a new one is quicker. */
  #renewAfter(client: ZeebeClient, error: unknown): void {
    const code = codeOf(error);
    if (code !== status.unavailable && code !== status.deadlineExceeded) return;
    const now = performance.now();
    if (this.#client !== client || now - this.#renewedAt < RENEWED_AT_MOST_EVERY) return;
    this.#renewedAt = now;
    this.#turn += 1;
    this.#client = undefined;
    // Calls under way may still be answered.
    setTimeout(() => void client.close(), DEADLINE).unref();
  }
}
