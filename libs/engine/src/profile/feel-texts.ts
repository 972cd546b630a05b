import { zeebe, type BpmnElement } from './bpmn-element.ts';
import { eventOf } from './event.ts';
import { mappingsOf } from './mappings.ts';
import type { ProcessGraph } from './process-graph.ts';
import { timersOf } from './timers.ts';

/** A text of a model that is FEEL, or may be. */
export interface FeelText {
  readonly element: BpmnElement;
  readonly text: string;
  /** Nothing but FEEL can stand there. */
  readonly required: boolean;
}

export function feelTexts({ nodes, flows }: ProcessGraph): FeelText[] {
  const given = (element: BpmnElement, required: boolean) => (text: string | undefined) =>
    text ? [{ element, text, required }] : [];
  return [
    ...flows.flatMap((flow) => given(flow, true)(flow.conditionExpression?.body)),
    ...nodes.flatMap((node) => optional(node).flatMap(given(node, false))),
    ...nodes.flatMap((node) => required(node).flatMap(given(node, true))),
  ];
}

function optional(node: BpmnElement): (string | undefined)[] {
  const task = zeebe(node, 'taskDefinition');
  const assignment = zeebe(node, 'assignmentDefinition');
  const schedule = zeebe(node, 'taskSchedule');
  const definition = eventOf(node)?.definition;
  return [
    ...[task?.type, task?.retries],
    ...[assignment?.assignee, assignment?.candidateGroups, assignment?.candidateUsers],
    ...[schedule?.dueDate, schedule?.followUpDate],
    ...mappingsOf(node).map(({ source }) => source),
    zeebe(node, 'calledElement')?.processId,
    zeebe(node, 'calledDecision')?.decisionId,
    definition?.messageRef?.name,
    definition?.signalRef?.name,
    ...timersOf(definition).map(({ text }) => text),
  ];
}

function required(node: BpmnElement): (string | undefined)[] {
  const loop = zeebe(node.loopCharacteristics, 'loopCharacteristics');
  return [
    zeebe(node, 'script')?.expression,
    loop?.inputCollection,
    loop?.outputElement,
    node.loopCharacteristics?.completionCondition?.body,
    zeebe(eventOf(node)?.definition?.messageRef, 'subscription')?.correlationKey,
  ];
}
