import type { Expression } from '../feel/expression.ts';

/** `zeebe:taskDefinition`. */
export interface JobModel {
  readonly type: Expression;
  readonly retries: Expression;
}

/** Assignment, form and due date of a user task. */
export interface UserTaskModel {
  readonly formId?: string;
  readonly assignee?: Expression;
  readonly candidateGroups?: Expression;
  readonly candidateUsers?: Expression;
  readonly dueDate?: Expression;
}

/** `zeebe:script`: a FEEL expression and the variable that takes its value. */
export interface ScriptModel {
  readonly expression: Expression;
  readonly resultVariable: string;
}

/** `zeebe:calledDecision`: the latest version of a decision and the variable that takes its result. */
export interface DecisionCallModel {
  readonly decisionId: Expression;
  readonly resultVariable: string;
}

export type Binding =
  { readonly type: 'latest' } | { readonly type: 'deployment' } | { readonly type: 'versionTag'; readonly tag: string };

/** `zeebe:calledElement`. */
export interface CallModel {
  readonly processId: Expression;
  readonly binding: Binding;
  readonly propagateAllParent: boolean;
  readonly propagateAllChild: boolean;
}

/** `zeebe:loopCharacteristics`. */
export interface LoopModel {
  readonly sequential: boolean;
  readonly inputCollection: Expression;
  readonly inputElement?: string;
  readonly outputCollection?: string;
  readonly outputElement?: Expression;
  readonly completionCondition?: Expression;
}
