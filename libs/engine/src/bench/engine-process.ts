import { EngineBenchmark, type Drive } from './engine-benchmark.ts';
import { recover } from './recovery.ts';

/** Resident memory of the process, MiB. */
export interface Memory {
  readonly now: number;
  readonly peak: number;
}

let engine: EngineBenchmark | undefined;

function opened(): EngineBenchmark {
  if (!engine) throw new Error('Expected an open engine, but there is none.');
  return engine;
}

/** What the process of an engine can be asked by the one that started it. */
const methods = {
  async open(file: string): Promise<void> {
    engine = await EngineBenchmark.open(file);
  },
  drive: (instances: number, concurrency: number): Promise<Drive> => opened().drive(instances, concurrency),
  fill: (count: number, concurrency: number): Promise<number> => opened().fill(count, concurrency),
  memory(): Promise<Memory> {
    const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20);
    const { maxRSS } = process.resourceUsage();
    return Promise.resolve({ now: mebibytes(process.memoryUsage.rss()), peak: mebibytes(maxRSS * 1024) });
  },
  recover,
};
export type EngineMethods = typeof methods;

/** One question; the answer is `{ result }` or `{ failure }`. */
export interface Question {
  readonly method: keyof EngineMethods;
  readonly parameters: readonly unknown[];
}

process.on('message', ({ method, parameters }: Question) => {
  const ask = methods[method] as (...values: readonly unknown[]) => Promise<unknown>;
  ask(...parameters).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ failure: error instanceof Error ? error.stack : String(error) }),
  );
});
