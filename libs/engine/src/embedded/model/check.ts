import type { ModelRule } from './model-problem.ts';
import type { ProcessModel } from './process-model.ts';

/** One rule on the structure of a process; it says what breaks it. */
export type Check = (model: ProcessModel, say: Say) => void;
export type Say = (element: string, rule: ModelRule, message: string) => void;
