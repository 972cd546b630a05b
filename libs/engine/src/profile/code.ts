import type { BpmnElement } from './bpmn-element.ts';
import { eventOf } from './event.ts';

/** What an error or escalation event throws or catches. */
export interface CodedEvent {
  readonly kind: 'error' | 'escalation';
  readonly reference?: BpmnElement;
  readonly code?: string;
}

export function codeOf(node: BpmnElement): CodedEvent | undefined {
  const event = eventOf(node);
  const { errorRef, escalationRef } = event?.definition ?? {};
  if (event?.kind === 'error') return { kind: 'error', reference: errorRef, code: errorRef?.errorCode };
  if (event?.kind !== 'escalation') return undefined;
  return { kind: 'escalation', reference: escalationRef, code: escalationRef?.escalationCode };
}
