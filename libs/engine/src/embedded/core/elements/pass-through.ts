import { complete } from '../lifecycle.ts';
import type { ElementProcessor } from '../processor.ts';

/** Elements that do nothing themselves: manual and undefined tasks, forking and joining parallel gateways. */
export const passThrough: ElementProcessor = {
  activate(run, instance) {
    complete(run, instance);
    return undefined;
  },
};
