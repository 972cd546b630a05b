import { takeResult } from '../behaviours/mappings.ts';
import { complete } from '../lifecycle.ts';
import type { ElementProcessor } from '../processor.ts';

/** Start and boundary events: what they wait for has happened before they are entered. */
export const caughtEvent: ElementProcessor = {
  activate(run, instance, element) {
    takeResult(run, instance, element, instance.triggered ?? {});
    complete(run, instance);
    return undefined;
  },
};
