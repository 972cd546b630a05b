import { typeOf } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

/** An event sub-process is there once: its trigger repeats it. */
export const eventSubProcess = nodeRule('event-definition', (node, say) => {
  if (typeOf(node) !== 'eventSubProcess' || !node.loopCharacteristics) return;
  say(`Expected an event sub-process without a loop, but "${node.id}" has one.`);
});
