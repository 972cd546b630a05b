import { zeebe } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

/** A called decision is named and has a variable for its result. */
export const decision = nodeRule('missing', (node, say) => {
  const called = zeebe(node, 'calledDecision');
  if (!called || (called.decisionId && called.resultVariable)) return;
  say(`Expected a decision and a result variable, but "${node.id}" lacks one.`);
});
