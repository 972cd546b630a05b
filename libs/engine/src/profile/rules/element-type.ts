import { typeOf } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

const TYPES = new Set([
  'startEvent',
  'endEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
  'task',
  'manualTask',
  'userTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'businessRuleTask',
  'exclusiveGateway',
  'inclusiveGateway',
  'parallelGateway',
  'eventBasedGateway',
  'subProcess',
  'eventSubProcess',
  'callActivity',
]);

/** Only elements that all engines run: no complex gateways, transactions, ad-hoc sub-processes or compensation. */
export const elementType = nodeRule('unsupported', (node, say) => {
  if (!TYPES.has(typeOf(node))) say(`Expected an element of the portable profile, but found ${node.$type}.`);
  else if (node.isForCompensation) say(`Expected no compensation, but "${node.id}" is for it.`);
});
