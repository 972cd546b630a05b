import { processRule } from '../profile-rule.ts';

/** A sequence flow joins two elements of one process or sub-process. */
export const flowEnds = processRule('dangling-flow', ({ flows, nodes }, say) => {
  const known = new Set(nodes);
  for (const flow of flows) {
    const { id, sourceRef, targetRef } = flow;
    if (!sourceRef || !targetRef) {
      say(flow, 'Expected a sequence flow to join two elements, but one end is missing.');
    } else if (!known.has(sourceRef) || !known.has(targetRef)) {
      const other = known.has(sourceRef) ? targetRef : sourceRef;
      say(flow, `Expected a sequence flow between two elements, but "${other.id}" is none.`);
    } else if (sourceRef.$parent !== targetRef.$parent || flow.$parent !== sourceRef.$parent) {
      say(flow, `Expected a sequence flow to stay in its sub-process, but "${id}" leaves it.`);
    }
  }
});
