import { nodeRule } from '../profile-rule.ts';

/** An exclusive gateway leads somewhere: Operaton refuses one without a way out. */
export const gatewayExit = nodeRule(
  'dangling-flow',
  (node, say, process) => {
    if (node.$type !== 'bpmn:ExclusiveGateway' || process.outgoing(node).length > 0) return;
    say('Expected an outgoing flow of an exclusive gateway, but it has none.');
  },
  'warn',
);
