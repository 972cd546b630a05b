import { nodeRule } from '../profile-rule.ts';

/** What repeats is multi-instance over a collection: no standard loop, no number of turns. */
export const loopType = nodeRule('unsupported', (node, say) => {
  const found = node.loopCharacteristics;
  if (found && found.$type !== 'bpmn:MultiInstanceLoopCharacteristics') {
    say(`Expected a multi-instance loop, but "${node.id}" has ${found.$type}.`);
  } else if (found?.loopCardinality) {
    say(`Expected a loop over a collection, but "${node.id}" has a number of turns.`);
  }
});
