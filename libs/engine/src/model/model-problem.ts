import type { DecisionRule } from '../dmn/decision-problem.ts';

/** A rule that a model breaks; a deployment with one problem stores nothing. */
export interface ModelProblem {
  readonly file: string;
  /** Id of the element, empty when it has none. */
  readonly element: string;
  readonly rule: ModelRule;
  readonly message: string;
}

export type ModelRule =
  | DecisionRule
  | 'xml'
  | 'no-process'
  | 'reference'
  | 'dangling-flow'
  | 'unreachable'
  | 'unsupported'
  | 'feel'
  | 'iso8601'
  | 'start-event'
  | 'event-definition'
  | 'condition'
  | 'missing'
  | 'duplicate-id'
  | 'retries'
  | 'variable-name'
  | 'headers'
  | 'endless-loop'
  | 'unknown-job-type'
  | 'unknown-form'
  | 'unknown-process'
  | 'unknown-decision';
