import { typeOf } from '../bpmn-element.ts';
import { eventOf } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

/** Escalations come only from within a sub-process or a called process. */
export const escalationHost = nodeRule('event-definition', (node, say) => {
  if (!node.attachedToRef || eventOf(node)?.kind !== 'escalation') return;
  const host = typeOf(node.attachedToRef);
  if (host === 'subProcess' || host === 'callActivity') return;
  say(`Expected an escalation event on a sub-process or call activity, but "${node.id}" is on a ${host}.`);
});
