import { zeebe } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

/** A multi-instance activity has an input collection, and of its output both the collection and the element or neither. */
export const loop = nodeRule('missing', (node, say) => {
  if (node.loopCharacteristics?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return;
  const found = zeebe(node.loopCharacteristics, 'loopCharacteristics');
  if (!found?.inputCollection) {
    say(`Expected an input collection (zeebe:loopCharacteristics), but "${node.id}" has none.`);
  } else if (!found.outputCollection !== !found.outputElement) {
    say(`Expected an output collection with an output element, but "${node.id}" lacks one.`);
  }
});
