import { isExpression, zeebe } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

/** A form is named by its id: forms inside a model and keys of other systems are not shown. */
export const form = nodeRule('missing', (node, say) => {
  const found = zeebe(node, 'formDefinition');
  if (!found || (found.formId && !isExpression(found.formId))) return;
  say(`Expected a form id, but "${node.id}" has ${found.formId ? `"${found.formId}"` : 'none'}.`);
});
