import { eventOf } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

/** What waits for a message or sends one names it. */
export const messageName = nodeRule('reference', (node, say) => {
  const event = eventOf(node);
  if (event?.kind !== 'message' || event.definition?.messageRef?.name) return;
  say(`Expected a message with a name, but "${node.id}" has none.`);
});
