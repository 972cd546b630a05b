import { takeResult } from '../behaviours/mappings.ts';
import { complete } from '../lifecycle.ts';
import type { ElementProcessor } from '../processor.ts';

/** Events that are entered when what they wait for has happened: boundary events, and the base of start events. */
export const caughtEvent: ElementProcessor = {
  activate(run, instance, element) {
    takeResult(run, instance, element, instance.triggered ?? {});
    complete(run, instance);
    return undefined;
  },
};
