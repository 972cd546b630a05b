import { zeebe } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

/** Decisions and forms are the latest ones: no engine keeps older ones for a running instance. */
export const binding = nodeRule('unsupported', (node, say) => {
  for (const [what, found] of [
    ['decision', zeebe(node, 'calledDecision')],
    ['form', zeebe(node, 'formDefinition')],
  ] as const) {
    const type = found?.bindingType ?? 'latest';
    if (type !== 'latest') say(`Expected the latest version of a ${what}, but "${node.id}" binds to its ${type}.`);
  }
});
