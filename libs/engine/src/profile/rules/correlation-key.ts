import { zeebe } from '../bpmn-element.ts';
import { eventOf, startsProcess, throws } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

/** A message that a running instance waits for has a correlation key. */
export const correlationKey = nodeRule('missing', (node, say) => {
  const event = eventOf(node);
  const message = event?.kind === 'message' ? event.definition?.messageRef : undefined;
  if (!message?.name || throws(node) || startsProcess(node)) return;
  if (zeebe(message, 'subscription')?.correlationKey) return;
  say(`Expected a correlation key (zeebe:subscription), but "${node.id}" has none.`);
});
