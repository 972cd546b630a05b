import { EventHub } from './event-hub.ts';
import { atOnce } from './run-suite.ts';
import type { EngineStage } from './stage.ts';
import { recordRun, type Recording } from './differential/record-run.ts';
import { repeatRun } from './differential/repeat-run.ts';
import { filesOf, sampleModels, type Sample } from './differential/sample.ts';
import { simpler } from './differential/simpler.ts';

export interface DifferentialOptions {
  readonly count: number;
  readonly seed: number;
  /** Runs side by side. */
  readonly jobs: number;
  readonly onResult?: (result: DifferentialResult) => void;
}

/** How a random model went on another engine. */
export interface DifferentialResult {
  /** Which sample of the seed. */
  readonly index: number;
  readonly steps: number;
  readonly milliseconds: number;
  /** Set when the engines differ. */
  readonly difference?: string;
  /** The smallest model found that still differs, with how. */
  readonly smallest?: { readonly files: readonly string[]; readonly difference: string; readonly actions: string };
}

/** Tries at making a model smaller. */
const MOST_TRIES = 12;

/**
 * Runs random models on the embedded engine, and what was done there on another one: elements, flows, tasks and
 * variables must be the same after each step, in whatever order they came.
 */
export async function runDifferential(
  reference: EngineStage,
  other: EngineStage,
  { count, seed, jobs, onResult }: DifferentialOptions,
): Promise<DifferentialResult[]> {
  const hubs = { reference: new EventHub(reference.engine), other: new EventHub(other.engine) };
  // One after the other: the clock of the reference is moved for all.
  let last: Promise<unknown> = Promise.resolve();
  const record = (sample: Sample) => {
    const recording = last.then(() => recordRun({ ...reference, quiet: 0 }, hubs.reference, sample));
    last = recording.catch(() => undefined);
    return recording;
  };
  const repeat = (sample: Sample, recording: Recording) => repeatRun(other, hubs.other, sample, recording);
  const samples = sampleModels(count, seed);
  const recordings = await Promise.all(samples.map(record));
  const results: DifferentialResult[] = [];
  await atOnce(samples, jobs, async (sample, index) => {
    const recording = recordings[index];
    if (!recording) return;
    const from = performance.now();
    const difference = await repeat(sample, recording);
    const steps = recording.actions.length;
    const smallest = difference === undefined ? undefined : await shrink(sample, record, repeat);
    const result = { index, steps, milliseconds: performance.now() - from, difference, smallest };
    results.push(result);
    onResult?.(result);
  });
  return results.toSorted((left, right) => left.index - right.index);
}

/** Looks for a smaller model that still differs. */
async function shrink(
  sample: Sample,
  record: (sample: Sample) => Promise<Recording>,
  repeat: (sample: Sample, recording: Recording) => Promise<string | undefined>,
): Promise<DifferentialResult['smallest']> {
  let smallest: DifferentialResult['smallest'];
  let current = sample;
  let tries = 0;
  for (let isSmaller = true; isSmaller && tries < MOST_TRIES;) {
    isSmaller = false;
    for (const candidate of [...(smallest ? [] : [current]), ...simpler(current)]) {
      tries += 1;
      if (tries > MOST_TRIES) break;
      const recording = await record(candidate);
      const difference = await repeat(candidate, recording);
      if (difference === undefined) continue;
      const actions = recording.actions.map((action) => JSON.stringify(action)).join('\n');
      smallest = { files: filesOf(candidate, (local) => local).files, difference, actions };
      isSmaller = true;
      current = candidate;
      break;
    }
  }
  return smallest;
}
