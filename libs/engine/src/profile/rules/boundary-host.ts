import { typeOf } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

const ACTIVITY = /(^t|T)ask$|^(subProcess|callActivity)$/;

/** A boundary event is attached to an activity beside it. */
export const boundaryHost = nodeRule('reference', (node, say) => {
  if (node.$type !== 'bpmn:BoundaryEvent') return;
  const host = node.attachedToRef;
  if (host && host.$parent === node.$parent && ACTIVITY.test(typeOf(host))) return;
  say('Expected a boundary event to be attached to an activity, but it is not.');
});
