import { nodeRule } from '../profile-rule.ts';

/** The flows that an element lists are its own: some engines read the list, others the ends of the flows. */
export const flowList = nodeRule('dangling-flow', (node, say) => {
  for (const flow of node.incoming ?? []) {
    if (flow.targetRef !== node) say(`Expected flow "${flow.id}" to lead to "${node.id}", but it leads elsewhere.`);
  }
  for (const flow of node.outgoing ?? []) {
    if (flow.sourceRef !== node)
      say(`Expected flow "${flow.id}" to leave "${node.id}", but it leaves another element.`);
  }
});
