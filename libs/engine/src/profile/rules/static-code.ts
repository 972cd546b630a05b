import { isExpression } from '../bpmn-element.ts';
import { codeOf } from '../code.ts';
import { throws } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

/** The error or escalation code that an event catches is static: nothing could be subscribed to otherwise. */
export const staticCode = nodeRule('unsupported', (node, say) => {
  const event = codeOf(node);
  if (!event || throws(node) || !isExpression(event.code)) return;
  say(`Expected a static ${event.kind} code to catch, but found "${event.code}".`);
});
