import type { ElementModel } from '../../../model/process-model.ts';
import { openSubscriptions } from '../behaviours/subscriptions.ts';
import { complete, isQuiet } from '../lifecycle.ts';
import type { ElementProcessor } from '../processor.ts';
import { eventSubProcessStarts } from './event-sub-process-starts.ts';

/** The process, sub-processes and event sub-processes: they hold a scope and are done when nothing in it is left. */
export const container: ElementProcessor = {
  activate(run, instance, element) {
    if (instance.withoutStart) return openSubscriptions(run, instance, eventSubProcessStarts(run, instance));
    const start = startOf(element, instance.startElement);
    if (start) run.arrivals.push({ element: start, scope: instance.key, triggered: instance.triggered });
    return undefined;
  },
  childEnded(run, instance) {
    if (isQuiet(run, instance)) complete(run, instance);
  },
};

/** Only a process has several start events, of which one has no trigger. */
function startOf({ starts }: ElementModel, triggered: string | undefined): ElementModel | undefined {
  if (triggered) return starts.find(({ id }) => id === triggered);
  return starts.find(({ event }) => event?.kind === 'none') ?? starts[0];
}
