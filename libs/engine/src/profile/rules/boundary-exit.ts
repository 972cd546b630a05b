import { nodeRule } from '../profile-rule.ts';

/** A boundary event leads somewhere. */
export const boundaryExit = nodeRule('dangling-flow', (node, say, process) => {
  if (node.$type !== 'bpmn:BoundaryEvent' || process.outgoing(node).length > 0) return;
  say('Expected an outgoing flow of a boundary event, but it has none.');
});
