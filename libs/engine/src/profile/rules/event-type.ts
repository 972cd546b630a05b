import { typeOf } from '../bpmn-element.ts';
import { eventOf, kindOf } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  startEvent: ['none', 'timer', 'message', 'signal', 'error', 'escalation'],
  intermediateCatchEvent: ['timer', 'message', 'signal', 'link'],
  intermediateThrowEvent: ['none', 'message', 'signal', 'escalation', 'link'],
  boundaryEvent: ['timer', 'message', 'signal', 'error', 'escalation'],
  endEvent: ['none', 'terminate', 'error', 'escalation', 'message', 'signal'],
};

/** An event has one definition at most, of a kind that all engines run there: nothing conditional, no compensation. */
export const eventType = nodeRule('unsupported', (node, say) => {
  if (node.eventDefinitionRef?.length) {
    say(`Expected the event definition inside the event, but "${node.id}" refers to one outside.`);
    return;
  }
  const type = typeOf(node);
  const allowed = ALLOWED[type];
  const event = eventOf(node);
  if (!allowed || !event || allowed.includes(event.kind)) return;
  if (event.kind === 'multiple') {
    const found = (node.eventDefinitions ?? []).map(kindOf).join(', ');
    say(`Expected one event definition of the portable profile, but found ${found}.`);
  } else {
    say(`Expected ${allowed.join(', ')} for ${type}, but found ${event.kind}.`);
  }
});
