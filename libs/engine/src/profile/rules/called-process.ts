import { zeebe } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

/** A call activity names the process it calls, and the tag if it is bound to one. */
export const calledProcess = nodeRule('missing', (node, say) => {
  if (node.$type !== 'bpmn:CallActivity') return;
  const called = zeebe(node, 'calledElement');
  if (!called?.processId) {
    say(`Expected a called process (zeebe:calledElement), but "${node.id}" has none.`);
  } else if (called.bindingType === 'versionTag' && !called.versionTag) {
    say('Expected a version tag to bind to, but found none.');
  }
});
