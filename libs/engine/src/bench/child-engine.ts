import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { EngineMethods, Question } from './engine-process.ts';

interface Answer {
  readonly result?: unknown;
  readonly failure?: string;
}

/** An engine in a process of its own, without any flag, as a server's is; one question at a time. */
export class ChildEngine {
  readonly #process: ChildProcess;
  #answered: (answer: Answer) => void = () => undefined;

  constructor() {
    this.#process = fork(fileURLToPath(new URL('engine-process.ts', import.meta.url)), { execArgv: [] });
    this.#process.on('message', (answer: Answer) => this.#answered(answer));
    this.#process.on('exit', () =>
      this.#answered({ failure: 'Expected an answer, but the process of the engine ended.' }),
    );
  }

  async ask<Method extends keyof EngineMethods>(
    method: Method,
    ...parameters: Parameters<EngineMethods[Method]>
  ): Promise<Awaited<ReturnType<EngineMethods[Method]>>> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.#answered = resolve;
    const question: Question = { method, parameters };
    this.#process.send(question);
    const { result, failure } = await promise;
    if (failure !== undefined) throw new Error(failure);
    return result as Awaited<ReturnType<EngineMethods[Method]>>;
  }

  /** Ends the process without giving it time to tidy up. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }
}
