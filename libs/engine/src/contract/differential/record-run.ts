import type { EventHub } from '../event-hub.ts';
import type { EngineStage } from '../stage.ts';
import { local, type Action } from './action.ts';
import type { Sample } from './sample.ts';
import { SampleRun } from './sample-run.ts';
import type { Trace } from './trace.ts';

/** What was done in a run, and what had happened after each step; the first trace is the one after the start. */
export interface Recording {
  readonly actions: readonly Action[];
  readonly traces: readonly Trace[];
}

/**
 * Runs a sample on an engine whose effects are there at once and whose time can be moved at will, and decides on the way
 * what is done.
 */
export async function recordRun(stage: EngineStage, hub: EventHub, sample: Sample): Promise<Recording> {
  const run = new SampleRun(stage, hub);
  try {
    await run.start(sample);
    const actions: Action[] = [];
    const traces: Trace[] = [];
    const look = async () => {
      await run.settle();
      traces.push(run.trace());
    };
    await look();
    for (const [step, pick] of sample.picks.entries()) {
      if (run.isOver) break;
      const possible = run.possible(pick);
      const isLast = step === sample.picks.length - 1;
      const action = (isLast ? undefined : possible[pick % Math.max(1, possible.length)]) ?? { type: 'cancel' };
      actions.push(action);
      await run.perform(action);
      await look();
    }
    return { actions: actions.map((action) => local(action, run.suffix)), traces };
  } finally {
    await run.close();
  }
}
