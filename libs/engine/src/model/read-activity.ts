import { staticText } from '../feel/expression.ts';
import type {
  Binding,
  CallModel,
  DecisionCallModel,
  JobModel,
  LoopModel,
  ScriptModel,
  UserTaskModel,
} from './activity-model.ts';
import { zeebe, type BpmnElement } from '../profile/bpmn-element.ts';
import type { ElementType } from './process-model.ts';
import { readFeel, readText, report, type Reading } from './reading.ts';

/** What an activity or a throwing message event carries beyond flows and mappings. */
export interface ActivityParts {
  readonly userTask?: UserTaskModel;
  readonly job?: JobModel;
  readonly script?: ScriptModel;
  readonly decision?: DecisionCallModel;
  readonly call?: CallModel;
  readonly loop?: LoopModel;
}

type PartReader = (reading: Reading, node: BpmnElement) => ActivityParts;

const readers: Partial<Record<ElementType, PartReader>> = {
  userTask: (reading, node) => ({ userTask: readUserTask(reading, node) }),
  serviceTask: (reading, node) => ({ job: readJob(reading, node) }),
  sendTask: (reading, node) => ({ job: readJob(reading, node) }),
  businessRuleTask: readBusinessRule,
  scriptTask: readScriptTask,
  callActivity: (reading, node) => ({ call: readCall(reading, node) }),
};

/** Reads what belongs to the type of an activity, and its multi-instance loop. */
export function readActivity(reading: Reading, node: BpmnElement, type: ElementType): ActivityParts {
  return { ...readers[type]?.(reading, node), loop: readLoop(reading, node) };
}

/** Reads `zeebe:taskDefinition`, required where this is called. */
export function readJob(reading: Reading, node: BpmnElement): JobModel | undefined {
  const definition = zeebe(node, 'taskDefinition');
  if (!definition?.type) {
    report(reading, node, 'missing', `Expected a job type (zeebe:taskDefinition), but "${node.id}" has none.`);
    return undefined;
  }
  return {
    type: readText(reading, node, definition.type),
    retries: definition.retries ? readText(reading, node, definition.retries) : staticText('3'),
  };
}

function readUserTask(reading: Reading, node: BpmnElement): UserTaskModel {
  const assignment = zeebe(node, 'assignmentDefinition');
  const optional = (text: string | undefined) => (text ? readText(reading, node, text) : undefined);
  return {
    formId: zeebe(node, 'formDefinition')?.formId,
    assignee: optional(assignment?.assignee),
    candidateGroups: optional(assignment?.candidateGroups),
    candidateUsers: optional(assignment?.candidateUsers),
    dueDate: optional(zeebe(node, 'taskSchedule')?.dueDate),
  };
}

function readBusinessRule(reading: Reading, node: BpmnElement): ActivityParts {
  const called = zeebe(node, 'calledDecision');
  if (!called) return { job: readJob(reading, node) };
  if (!called.decisionId || !called.resultVariable) {
    report(reading, node, 'missing', `Expected a decision and a result variable, but "${node.id}" lacks one.`);
    return {};
  }
  if (called.bindingType && called.bindingType !== 'latest') {
    const message = `Expected the latest version of a decision, but "${node.id}" binds to its ${called.bindingType}.`;
    report(reading, node, 'unsupported', message);
  }
  return {
    decision: { decisionId: readText(reading, node, called.decisionId), resultVariable: called.resultVariable },
  };
}

function readScriptTask(reading: Reading, node: BpmnElement): ActivityParts {
  const script = zeebe(node, 'script');
  if (!script) return { job: readJob(reading, node) };
  if (!script.expression || !script.resultVariable) {
    report(reading, node, 'missing', `Expected an expression and a result variable, but "${node.id}" lacks one.`);
    return {};
  }
  return {
    script: { expression: readFeel(reading, node, script.expression), resultVariable: script.resultVariable },
  };
}

function readCall(reading: Reading, node: BpmnElement): CallModel | undefined {
  const called = zeebe(node, 'calledElement');
  if (!called?.processId) {
    report(reading, node, 'missing', `Expected a called process (zeebe:calledElement), but "${node.id}" has none.`);
    return undefined;
  }
  return {
    processId: readText(reading, node, called.processId),
    binding: readBinding(reading, node, called),
    propagateAllParent: called.propagateAllParentVariables ?? true,
    propagateAllChild: called.propagateAllChildVariables ?? true,
  };
}

function readBinding(reading: Reading, node: BpmnElement, called: BpmnElement): Binding {
  if (called.bindingType === 'deployment') return { type: 'deployment' };
  if (called.bindingType !== 'versionTag') return { type: 'latest' };
  if (!called.versionTag) report(reading, node, 'missing', 'Expected a version tag to bind to, but found none.');
  return { type: 'versionTag', tag: called.versionTag ?? '' };
}

function readLoop(reading: Reading, node: BpmnElement): LoopModel | undefined {
  const characteristics = node.loopCharacteristics;
  if (!characteristics) return undefined;
  const loop = zeebe(characteristics, 'loopCharacteristics');
  if (characteristics.$type !== 'bpmn:MultiInstanceLoopCharacteristics' || !loop?.inputCollection) {
    report(
      reading,
      node,
      'missing',
      `Expected an input collection (zeebe:loopCharacteristics), but "${node.id}" has none.`,
    );
    return undefined;
  }
  const condition = characteristics.completionCondition?.body;
  return {
    sequential: characteristics.isSequential ?? false,
    inputCollection: readFeel(reading, node, loop.inputCollection),
    inputElement: loop.inputElement,
    outputCollection: loop.outputCollection,
    outputElement: loop.outputElement ? readFeel(reading, node, loop.outputElement) : undefined,
    completionCondition: condition ? readFeel(reading, node, condition) : undefined,
  };
}
