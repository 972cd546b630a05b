import { isExpression } from '../bpmn-element.ts';
import { codeOf } from '../code.ts';
import { throws } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

/** The error or escalation code that an event throws is static: Operaton has no other. */
export const staticThrow = nodeRule(
  'unsupported',
  (node, say) => {
    const event = codeOf(node);
    if (!event || !throws(node) || !isExpression(event.code)) return;
    say(`Expected a static ${event.kind} code to throw, but found "${event.code}".`);
  },
  'warn',
);
