import { isExpression, zeebe } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

/** The number of tries is a whole number from 1, or FEEL. */
export const retries = nodeRule('retries', (node, say) => {
  const text = zeebe(node, 'taskDefinition')?.retries;
  if (text === undefined || isExpression(text) || /^[1-9]\d{0,8}$/.test(text)) return;
  say(`Expected a number of tries from 1, but "${node.id}" has "${text}".`);
});
