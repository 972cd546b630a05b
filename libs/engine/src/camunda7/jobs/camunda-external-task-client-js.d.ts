/** The part of the client that the adapter touches; it publishes no types. */
declare module 'camunda-external-task-client-js' {
  export interface ExternalTask {
    readonly id: string;
    readonly topicName: string;
    readonly activityInstanceId: string;
    readonly processInstanceId: string;
    readonly retries: number | null;
    readonly lockExpirationTime: string;
    readonly variables: { getAllTyped(): Record<string, { readonly type: string; readonly value: unknown }> };
  }

  interface RequestOptions {
    readonly headers?: Readonly<Record<string, string>>;
    readonly [option: string]: unknown;
  }

  interface ClientOptions {
    readonly baseUrl: string;
    readonly workerId: string;
    readonly maxTasks: number;
    readonly maxParallelExecutions: number;
    readonly asyncResponseTimeout: number;
    /** Milliseconds between two requests. */
    readonly interval: number;
    readonly autoPoll: boolean;
    readonly interceptors: (options: RequestOptions) => RequestOptions;
  }

  export class Client {
    constructor(options: ClientOptions);
    subscribe(
      topic: string,
      options: { readonly lockDuration: number },
      handler: (given: { readonly task: ExternalTask }) => Promise<void>,
    ): void;
    start(): void;
    stop(): void;
    on(event: 'poll:start' | 'poll:stop', listener: () => void): void;
    on(event: 'poll:success', listener: (tasks: readonly unknown[]) => void): void;
    on(event: 'poll:error' | 'handler:error', listener: (error: unknown) => void): void;
  }
}
