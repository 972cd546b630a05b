import { processRule } from '../profile-rule.ts';

/** The default flow and the only flow of a gateway have no condition: it would be ignored or, by Operaton, refused. */
export const loneCondition = processRule(
  'condition',
  (process, say) => {
    for (const node of process.nodes) {
      const outgoing = process.outgoing(node);
      for (const flow of outgoing) {
        if (!flow.conditionExpression?.body) continue;
        if (flow === node.default) {
          say(flow, `Expected no condition on the default flow, but "${flow.id}" has one.`);
        } else if (node.$type === 'bpmn:ExclusiveGateway' && outgoing.length === 1) {
          say(flow, `Expected no condition on the only flow of a gateway, but "${flow.id}" has one.`);
        }
      }
    }
  },
  'warn',
);
