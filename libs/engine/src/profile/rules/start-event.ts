import { typeOf, type BpmnElement } from '../bpmn-element.ts';
import { eventOf } from '../event.ts';
import { processRule } from '../profile-rule.ts';

/** A process starts somehow, a sub-process in one way without a trigger, an event sub-process by one trigger. */
export const startEvent = processRule('start-event', ({ scopes }, say) => {
  for (const { container, nodes } of scopes) {
    const starts = nodes.filter(({ $type }) => $type === 'bpmn:StartEvent');
    const expected = expectedStart(typeOf(container), starts);
    if (expected) say(container, `Expected ${expected}, but "${container.id}" has ${starts.length}.`);
  }
});

function expectedStart(type: string, starts: readonly BpmnElement[]): string | undefined {
  const kinds = starts.map((start) => eventOf(start)?.kind);
  const none = kinds.filter((kind) => kind === 'none').length;
  if (type === 'subProcess') return none === 1 && starts.length === 1 ? undefined : 'one start event without a trigger';
  if (type === 'eventSubProcess') {
    return starts.length === 1 && none === 0 ? undefined : 'one start event with a trigger';
  }
  if (starts.length === 0) return 'a start event';
  if (none > 1) return 'at most one start event without a trigger';
  const foreign = kinds.some((kind) => kind === 'error' || kind === 'escalation');
  return foreign ? 'start events by message, signal, timer or without a trigger' : undefined;
}
