import type { BpmnElement } from './bpmn-element.ts';
import { typeOf } from './bpmn-element.ts';

const EVENTS = new Set(['startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent']);

/** What triggers an event or is thrown by it. */
export interface NodeEvent {
  /** `none`, `timer`, `message`, …; several definitions are `multiple`. */
  readonly kind: string;
  readonly definition?: BpmnElement;
}

/** The event of a node; a receive task waits for a message like an event; other activities and gateways have none. */
export function eventOf(node: BpmnElement): NodeEvent | undefined {
  const type = typeOf(node);
  if (type === 'receiveTask') return { kind: 'message', definition: node };
  if (!EVENTS.has(type)) return undefined;
  const definitions = [...(node.eventDefinitions ?? []), ...(node.eventDefinitionRef ?? [])];
  const [definition] = definitions;
  if (!definition) return { kind: 'none' };
  return definitions.length > 1 ? { kind: 'multiple' } : { kind: kindOf(definition), definition };
}

/** `timer` for a `bpmn:TimerEventDefinition`. */
export function kindOf(definition: BpmnElement): string {
  return typeOf(definition).replace(/EventDefinition$/, '');
}

export function throws(node: BpmnElement): boolean {
  return node.$type === 'bpmn:EndEvent' || node.$type === 'bpmn:IntermediateThrowEvent';
}

/** Starts the process itself, not an event sub-process. */
export function startsProcess(node: BpmnElement): boolean {
  return node.$type === 'bpmn:StartEvent' && node.$parent?.$type === 'bpmn:Process';
}

/** What ends its activity or scope when it happens; start events of processes and caught events interrupt nothing. */
export function interrupts({ $type, cancelActivity, isInterrupting }: BpmnElement): boolean {
  if ($type === 'bpmn:BoundaryEvent') return cancelActivity ?? true;
  return $type === 'bpmn:StartEvent' && (isInterrupting ?? true);
}
