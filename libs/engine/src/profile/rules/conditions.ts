import type { BpmnElement } from '../bpmn-element.ts';
import { processRule } from '../profile-rule.ts';

const CHOOSING = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']);

/** Flows behind an exclusive or inclusive gateway have a condition or the default mark; all others have no condition. */
export const conditions = processRule('condition', (process, say) => {
  for (const node of process.nodes) {
    const outgoing = process.outgoing(node);
    const chooses = CHOOSING.has(node.$type);
    const lacksCondition = (flow: BpmnElement) =>
      chooses && outgoing.length > 1 && flow !== node.default && !flow.conditionExpression?.body;
    for (const flow of outgoing) {
      if (lacksCondition(flow)) {
        say(flow, `Expected a condition or the default mark, but flow "${flow.id}" has neither.`);
      }
      if (flow.conditionExpression && !chooses) {
        say(flow, `Expected conditions only behind gateways, but flow "${flow.id}" has one.`);
      }
    }
  }
});
