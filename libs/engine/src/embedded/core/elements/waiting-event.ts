import { takeResult } from '../behaviours/mappings.ts';
import { openSubscriptions } from '../behaviours/subscriptions.ts';
import { complete } from '../lifecycle.ts';
import type { ElementProcessor } from '../processor.ts';
import { elementOf } from '../run.ts';

/** Intermediate catch events and receive tasks: they wait for a timer, a message or a signal. */
export const waitingEvent: ElementProcessor = {
  activate(run, instance, element) {
    const isLinked = element.event?.kind === 'link';
    if (!instance.triggered && !isLinked) return openSubscriptions(run, instance, [element]);
    takeResult(run, instance, element, instance.triggered ?? {});
    complete(run, instance);
    return undefined;
  },
  trigger(run, instance, _subscription, variables) {
    takeResult(run, instance, elementOf(run, instance), variables);
    complete(run, instance);
  },
};
