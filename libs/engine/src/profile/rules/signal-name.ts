import { eventOf } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

/** A signal event names its signal. */
export const signalName = nodeRule('reference', (node, say) => {
  const event = eventOf(node);
  if (event?.kind !== 'signal' || event.definition?.signalRef?.name) return;
  say(`Expected a signal with a name, but "${node.id}" has none.`);
});
