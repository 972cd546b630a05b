import { codeOf } from '../code.ts';
import { throws } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

/** What throws an error or escalation has its code; what catches has a code or catches all, then without a reference. */
export const errorCode = nodeRule('reference', (node, say) => {
  const event = codeOf(node);
  if (!event || event.code) return;
  if (throws(node)) say(`Expected an ${event.kind} code to throw, but "${node.id}" has none.`);
  else if (event.reference) say(`Expected a code of the ${event.kind} "${event.reference.id}", but it has none.`);
});
