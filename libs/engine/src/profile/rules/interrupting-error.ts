import { eventOf, interrupts, throws } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

/** An error always ends what threw it. */
export const interruptingError = nodeRule('event-definition', (node, say) => {
  if (eventOf(node)?.kind !== 'error' || throws(node) || interrupts(node)) return;
  say(`Expected error event "${node.id}" to interrupt, but it does not.`);
});
