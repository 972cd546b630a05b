import { openSubscriptions } from '../behaviours/subscriptions.ts';
import { leave } from '../lifecycle.ts';
import type { ElementProcessor } from '../processor.ts';
import { elementById, elementOf } from '../run.ts';

/** Waits for all events behind it; the first one takes the token. */
export const eventBasedGateway: ElementProcessor = {
  activate(run, instance, element) {
    const events = element.outgoing.map((flow) => elementById(run, flow.target));
    return openSubscriptions(run, instance, events);
  },
  trigger(run, instance, subscription, variables) {
    const flows = elementOf(run, instance).outgoing.filter((flow) => flow.target === subscription.element);
    leave(run, instance, flows, variables);
  },
};
