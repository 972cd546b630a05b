import { zeebe } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

/** A script has an expression and a variable for its result. */
export const script = nodeRule('missing', (node, say) => {
  const found = zeebe(node, 'script');
  if (!found || (found.expression && found.resultVariable)) return;
  say(`Expected an expression and a result variable, but "${node.id}" lacks one.`);
});
