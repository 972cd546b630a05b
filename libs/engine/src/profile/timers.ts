import type { BpmnElement } from './bpmn-element.ts';

export interface Timer {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly text: string;
}

/** The texts of a timer; a valid one has one. */
export function timersOf(definition: BpmnElement | undefined): Timer[] {
  const texts = [
    { kind: 'date', text: definition?.timeDate?.body },
    { kind: 'duration', text: definition?.timeDuration?.body },
    { kind: 'cycle', text: definition?.timeCycle?.body },
  ] as const;
  return texts.flatMap(({ kind, text }) => (text ? [{ kind, text: text.trim() }] : []));
}
