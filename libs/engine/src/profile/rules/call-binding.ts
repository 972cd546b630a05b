import { zeebe } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

/** A call goes to the latest version: Zeebe 8.5 has no other binding. */
export const callBinding = nodeRule(
  'unsupported',
  (node, say) => {
    const type = zeebe(node, 'calledElement')?.bindingType ?? 'latest';
    if (type !== 'latest') say(`Expected a call of the latest version, but "${node.id}" binds to its ${type}.`);
  },
  'warn',
);
