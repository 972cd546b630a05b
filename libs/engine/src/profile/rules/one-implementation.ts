import { zeebe } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

/** A script or rule is done by a worker or by its own logic, not by both. */
export const oneImplementation = nodeRule('unsupported', (node, say) => {
  const logic = zeebe(node, 'script') ?? zeebe(node, 'calledDecision');
  if (!logic || !zeebe(node, 'taskDefinition')) return;
  say(`Expected ${logic.$type} or a job type (zeebe:taskDefinition), but "${node.id}" has both.`);
});
