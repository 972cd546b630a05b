import { isExpression } from '../bpmn-element.ts';
import { eventOf, startsProcess } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

/** The message that starts a process has a static name: Operaton refuses an expression. */
export const staticStartName = nodeRule(
  'start-event',
  (node, say) => {
    const event = eventOf(node);
    if (event?.kind !== 'message' || !startsProcess(node)) return;
    const { name } = event.definition?.messageRef ?? {};
    if (isExpression(name)) say(`Expected a message with a static name, but "${node.id}" has "${name}".`);
  },
  'warn',
);
