import { evaluateText, evaluateTextList, unexpected, type Expression, type Lookup } from '../../../feel/expression.ts';
import type { ElementModel } from '../../../model/process-model.ts';
import { dateMilliseconds } from '../../../model/timer-text.ts';
import { lookupFrom, visibleVariables } from '../behaviours/variables.ts';
import { emitFor } from '../emit.ts';
import { Failure } from '../../../failure.ts';
import type { ElementProcessor } from '../processor.ts';

/** A user task waits until the application completes it. */
export const userTask: ElementProcessor = {
  activate(run, instance, element) {
    const assignment = evaluateAssignment(element, lookupFrom(run, instance), run.now);
    if (assignment instanceof Failure) return assignment;
    instance.waitsForUser = true;
    emitFor(run, instance, {
      type: 'user-task-created',
      ...assignment,
      headers: element.headers,
      properties: element.properties,
      variables: visibleVariables(run, instance),
    });
    return undefined;
  },
  terminate(run, instance) {
    if (instance.waitsForUser) emitFor(run, instance, { type: 'user-task-canceled' });
  },
};

interface Assignment {
  readonly formId?: string;
  readonly assignee?: string;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly dueAt?: number;
}

function evaluateAssignment({ userTask: task }: ElementModel, lookup: Lookup, now: number): Assignment | Failure {
  const assignee = optional(task?.assignee, (expression) => evaluateText(expression, lookup, now));
  if (assignee instanceof Failure) return assignee;
  const candidateGroups = optional(task?.candidateGroups, (expression) => evaluateTextList(expression, lookup, now));
  if (candidateGroups instanceof Failure) return candidateGroups;
  const candidateUsers = optional(task?.candidateUsers, (expression) => evaluateTextList(expression, lookup, now));
  if (candidateUsers instanceof Failure) return candidateUsers;
  const dueAt = optional(task?.dueDate, (expression) => evaluateDueDate(expression, lookup, now));
  if (dueAt instanceof Failure) return dueAt;
  return {
    formId: task?.formId,
    assignee,
    candidateGroups: candidateGroups ?? [],
    candidateUsers: candidateUsers ?? [],
    dueAt,
  };
}

function optional<Value>(expression: Expression | undefined, evaluate: (expression: Expression) => Value) {
  return expression ? evaluate(expression) : undefined;
}

/** UTC milliseconds of an ISO 8601 date and time; no value means no due date. */
function evaluateDueDate(expression: Expression, lookup: Lookup, now: number): number | undefined | Failure {
  const value = expression.evaluate(lookup, now);
  if (value === null || value === '') return undefined;
  return (
    (typeof value === 'string' ? dateMilliseconds(value) : undefined) ??
    unexpected(expression, 'an ISO 8601 date and time', value)
  );
}
