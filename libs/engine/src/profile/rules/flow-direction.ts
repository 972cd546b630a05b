import { typeOf } from '../bpmn-element.ts';
import { eventOf } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

const ENTRIES = new Set(['startEvent', 'boundaryEvent', 'eventSubProcess']);
const EXITS = new Set(['endEvent', 'eventSubProcess']);

/** No flow leads to what begins a way, and none leaves what ends it. */
export const flowDirection = nodeRule('dangling-flow', (node, say, process) => {
  const type = typeOf(node);
  const isLink = eventOf(node)?.kind === 'link';
  const [to] = process.incoming(node);
  const [from] = process.outgoing(node);
  if (to && (ENTRIES.has(type) || (isLink && type === 'intermediateCatchEvent'))) {
    say(`Expected no flow to ${type} "${node.id}", but "${to.id}" leads to it.`);
  }
  if (from && (EXITS.has(type) || (isLink && type === 'intermediateThrowEvent'))) {
    say(`Expected no flow out of ${type} "${node.id}", but "${from.id}" leaves it.`);
  }
});
