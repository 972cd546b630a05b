import { activityModels } from './activity-models.ts';
import { eventModels } from './event-models.ts';
import { flowModels } from './flow-models.ts';
import { foreignModels } from './foreign-models.ts';
import { startModels } from './start-models.ts';

/** A model that breaks one rule: what is wrong with it, and the element that is to be named. */
export interface BrokenModel {
  readonly rule: string;
  readonly what: string;
  readonly element: string;
  readonly xml: string;
}

/** One model or more for each rule of the profile. */
export const brokenModels: readonly BrokenModel[] = [
  ...flowModels,
  ...startModels,
  ...eventModels,
  ...activityModels,
  ...foreignModels,
].map(([rule, what, element, xml]) => ({ rule, what, element, xml }));
