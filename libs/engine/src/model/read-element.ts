import type { BpmnElement } from '../profile/bpmn-element.ts';
import type { EventModel } from './event-model.ts';
import type { ElementModel, ElementType, FlowModel } from './process-model.ts';
import { readActivity, readJob, type ActivityParts } from './read-activity.ts';
import { readEvent, readMessage } from './read-event.ts';
import { readExtensions } from './read-extensions.ts';
import { readFeel, report, type Reading } from './reading.ts';

/** BPMN types of the portable profile; everything else that carries a token is refused. */
const TYPES: Readonly<Record<string, ElementType>> = {
  'bpmn:StartEvent': 'startEvent',
  'bpmn:EndEvent': 'endEvent',
  'bpmn:IntermediateCatchEvent': 'intermediateCatchEvent',
  'bpmn:IntermediateThrowEvent': 'intermediateThrowEvent',
  'bpmn:BoundaryEvent': 'boundaryEvent',
  'bpmn:Task': 'task',
  'bpmn:ManualTask': 'manualTask',
  'bpmn:UserTask': 'userTask',
  'bpmn:ServiceTask': 'serviceTask',
  'bpmn:SendTask': 'sendTask',
  'bpmn:ReceiveTask': 'receiveTask',
  'bpmn:ScriptTask': 'scriptTask',
  'bpmn:BusinessRuleTask': 'businessRuleTask',
  'bpmn:ExclusiveGateway': 'exclusiveGateway',
  'bpmn:InclusiveGateway': 'inclusiveGateway',
  'bpmn:ParallelGateway': 'parallelGateway',
  'bpmn:EventBasedGateway': 'eventBasedGateway',
  'bpmn:SubProcess': 'subProcess',
  'bpmn:CallActivity': 'callActivity',
};

/** Types that draw data or artefacts and carry no token. */
const SILENT = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

/** An element while the links to its neighbours are still being made. */
export type ElementDraft = { -readonly [Key in keyof ElementModel]: ElementModel[Key] } & {
  incoming: FlowModel[];
  outgoing: FlowModel[];
  boundary: ElementModel[];
  starts: ElementModel[];
  eventSubProcesses: ElementModel[];
};

/** Reads what one flow node says about itself; undefined for data and for what the profile does not have. */
export function readElement(reading: Reading, node: BpmnElement, scope: string): ElementDraft | undefined {
  const type = elementType(node);
  if (!type) {
    if (!SILENT.has(node.$type)) {
      report(reading, node, 'unsupported', `Expected an element of the portable profile, but found ${node.$type}.`);
    }
    return undefined;
  }
  return {
    ...emptyElement(node.id ?? '', type, scope),
    name: node.name,
    defaultFlow: node.default?.id,
    attachedTo: node.attachedToRef?.id,
    interrupting: type === 'boundaryEvent' ? (node.cancelActivity ?? true) : (node.isInterrupting ?? true),
    event: readElementEvent(reading, node, type),
    ...readExtensions(reading, node),
    ...readParts(reading, node, type),
  };
}

/** An element with nothing but its identity. */
export function emptyElement(id: string, type: ElementType, scope: string): ElementDraft {
  return {
    id,
    type,
    scope,
    incoming: [],
    outgoing: [],
    inputs: [],
    outputs: [],
    headers: {},
    properties: {},
    boundary: [],
    interrupting: true,
    starts: [],
    eventSubProcesses: [],
  };
}

export function readFlow(reading: Reading, node: BpmnElement): FlowModel | undefined {
  if (!node.sourceRef?.id || !node.targetRef?.id) {
    report(reading, node, 'dangling-flow', 'Expected a sequence flow to join two elements, but one end is missing.');
    return undefined;
  }
  const condition = node.conditionExpression?.body;
  return {
    id: node.id ?? '',
    source: node.sourceRef.id,
    target: node.targetRef.id,
    condition: condition ? readFeel(reading, node, condition) : undefined,
  };
}

function elementType(node: BpmnElement): ElementType | undefined {
  const type = TYPES[node.$type];
  return type === 'subProcess' && node.triggeredByEvent ? 'eventSubProcess' : type;
}

function readElementEvent(reading: Reading, node: BpmnElement, type: ElementType): EventModel | undefined {
  if (type === 'receiveTask') return readMessage(reading, node, node.messageRef);
  return type.endsWith('Event') ? readEvent(reading, node) : undefined;
}

/** A thrown message is a job, as in Zeebe: only a worker knows how to send it. */
function readParts(reading: Reading, node: BpmnElement, type: ElementType): ActivityParts {
  const throwsMessage =
    (type === 'endEvent' || type === 'intermediateThrowEvent') &&
    node.eventDefinitions?.[0]?.$type === 'bpmn:MessageEventDefinition';
  return throwsMessage ? { job: readJob(reading, node) } : readActivity(reading, node, type);
}
