import { typeOf, type BpmnElement } from '../bpmn-element.ts';
import { eventOf, interrupts, startsProcess } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';
import { timersOf } from '../timers.ts';

/** A timer has one of date, duration and cycle; only what can happen again repeats. */
export const timer = nodeRule('event-definition', (node, say) => {
  const event = eventOf(node);
  if (event?.kind !== 'timer') return;
  const [first, second] = timersOf(event.definition);
  if (!first || second) {
    say(`Expected one of date, duration or cycle, but "${node.id}" has ${second ? 'several' : 'none'}.`);
    return;
  }
  const allowed = allowedTimers(node);
  if (allowed.includes(first.kind)) return;
  say(`Expected ${allowed.join(' or ')} for the timer "${node.id}", but it has a ${first.kind}.`);
});

function allowedTimers(node: BpmnElement): readonly string[] {
  if (startsProcess(node)) return ['date', 'cycle'];
  const once = typeOf(node) === 'intermediateCatchEvent' || interrupts(node);
  return once ? ['date', 'duration'] : ['date', 'duration', 'cycle'];
}
