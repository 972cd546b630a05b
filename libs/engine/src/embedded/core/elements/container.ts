import type { ElementModel } from '../../model/process-model.ts';
import { openSubscriptions } from '../behaviours/subscriptions.ts';
import type { ElementInstance } from '../instance-state.ts';
import { complete, isQuiet } from '../lifecycle.ts';
import type { ElementProcessor } from '../processor.ts';
import type { Run } from '../run.ts';

/** The process, sub-processes and event sub-processes: they hold a scope and are done when nothing in it is left. */
export const container: ElementProcessor = {
  activate(run, instance, element) {
    const failure = openSubscriptions(
      run,
      instance,
      element.eventSubProcesses.flatMap(({ starts }) => starts),
    );
    if (failure || instance.withoutStart) return failure;
    const start = startOf(element, instance.startElement);
    if (start) run.arrivals.push({ element: start, scope: instance.key, triggered: instance.triggered });
    return undefined;
  },
  childEnded: completeWhenQuiet,
};

/** Only a process has several start events, of which one has no trigger. */
function startOf({ starts }: ElementModel, triggered: string | undefined): ElementModel | undefined {
  if (triggered) return starts.find(({ id }) => id === triggered);
  return starts.find(({ event }) => event?.kind === 'none') ?? starts[0];
}

function completeWhenQuiet(run: Run, instance: ElementInstance): void {
  if (isQuiet(run, instance)) complete(run, instance);
}
