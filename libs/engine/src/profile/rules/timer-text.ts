import { isExpression } from '../bpmn-element.ts';
import { eventOf } from '../event.ts';
import { isIso8601 } from '../iso8601.ts';
import { nodeRule } from '../profile-rule.ts';
import { timersOf } from '../timers.ts';

/** The text of a timer is FEEL or what all engines take for ISO 8601. */
export const timerText = nodeRule('iso8601', (node, say) => {
  const event = eventOf(node);
  if (event?.kind !== 'timer') return;
  for (const { kind, text } of timersOf(event.definition)) {
    if (!isExpression(text) && !isIso8601(kind, text)) say(`Expected an ISO 8601 ${kind}, but found "${text}".`);
  }
});
