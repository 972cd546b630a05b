import { nodeRule } from '../profile-rule.ts';

/** An inclusive gateway only forks: Zeebe 8.5 has no other. */
export const inclusiveJoin = nodeRule('unsupported', (node, say, process) => {
  if (node.$type !== 'bpmn:InclusiveGateway' || process.incoming(node).length < 2) return;
  say('Expected an inclusive gateway only to fork, but it joins flows.');
});
