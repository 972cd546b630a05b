import { nodeRule } from '../profile-rule.ts';

/** The default flow of a gateway is one of its own. */
export const defaultFlow = nodeRule('reference', (node, say, process) => {
  if (!node.default || process.outgoing(node).includes(node.default)) return;
  say(`Expected the default flow to leave "${node.id}", but "${node.default.id}" does not.`);
});
