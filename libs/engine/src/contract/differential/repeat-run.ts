import type { EventHub } from '../event-hub.ts';
import type { EngineStage } from '../stage.ts';
import { global } from './action.ts';
import type { Recording } from './record-run.ts';
import type { Sample } from './sample.ts';
import { SampleRun } from './sample-run.ts';
import { compareTraces } from './trace.ts';

/**
 * Does on another engine what was done in a recorded run, each step when what came of the one before is the same as then.
 * The result tells how that differed; undefined when it never did.
 */
export async function repeatRun(
  stage: EngineStage,
  hub: EventHub,
  sample: Sample,
  { actions, traces }: Recording,
): Promise<string | undefined> {
  const run = new SampleRun(stage, hub);
  try {
    await run.start(sample);
    for (const [step, expected] of traces.entries()) {
      const done = step === 0 ? 'the start' : JSON.stringify(actions[step - 1]);
      if (stage.isStill) await run.settle();
      else await comeTrue(run, () => compareTraces(run.trace(), expected).length === 0, step === traces.length - 1);
      const found = compareTraces(run.trace(), expected);
      if (found.length > 0) return `after ${done} (step ${step} of ${actions.length}): expected ${found.join('; ')}`;
      const action = actions[step];
      if (action) await run.perform(global(action, run.suffix));
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } finally {
    await run.close();
  }
}

/** Waits until an engine that moves by itself has got so far; at the end also whether it goes further. */
async function comeTrue(run: SampleRun, isSame: () => boolean, isEnd: boolean): Promise<void> {
  await run.engine.until(() => isSame() || undefined, 'the same').catch(() => undefined);
  if (isEnd) await run.engine.quiet();
}
