import { zeebe, type BpmnElement } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';
import { isVariableName } from '../variable-name.ts';

/** Results and the items of a loop go into variables. */
export const variableName = nodeRule('variable-name', (node, say) => {
  for (const name of names(node)) {
    if (name && !isVariableName(name)) say(`Expected the name of a variable, but "${node.id}" has "${name}".`);
  }
});

function names(node: BpmnElement): (string | undefined)[] {
  const loop = zeebe(node.loopCharacteristics, 'loopCharacteristics');
  return [
    zeebe(node, 'script')?.resultVariable,
    zeebe(node, 'calledDecision')?.resultVariable,
    loop?.inputElement,
    loop?.outputCollection,
  ];
}
