import { openSubscriptions } from '../behaviours/subscriptions.ts';
import type { ElementProcessor } from '../processor.ts';
import { scopeOf } from '../run.ts';
import { caughtEvent } from './caught-event.ts';
import { eventSubProcessStarts } from './event-sub-process-starts.ts';

/**
 * A start event. Only when it has given its scope the variables of what triggered it do the event sub-processes
 * begin to wait, because their correlation keys may read these (as in Zeebe).
 */
export const startEvent: ElementProcessor = {
  ...caughtEvent,
  flows(run, instance, element) {
    const scope = scopeOf(run, instance);
    return openSubscriptions(run, scope, eventSubProcessStarts(run, scope)) ?? element.outgoing;
  },
};
