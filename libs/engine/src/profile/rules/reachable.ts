import { typeOf, type BpmnElement } from '../bpmn-element.ts';
import { catchesLink, thrownLinks } from '../link.ts';
import { processRule } from '../profile-rule.ts';

const ENTRIES = new Set(['startEvent', 'eventSubProcess', 'boundaryEvent']);

/** An element can be reached from a start, a boundary event or a link of its scope. */
export const reachable = processRule('unreachable', (process, say) => {
  const thrown = thrownLinks(process);
  const isEntry = (node: BpmnElement) =>
    ENTRIES.has(typeOf(node)) || (catchesLink(node) && thrown.some((link) => link.meets(node)));
  const reached = new Set<BpmnElement>();
  const waiting = process.nodes.filter(isEntry);
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    for (const { targetRef } of process.outgoing(node)) if (targetRef) waiting.push(targetRef);
  }
  for (const node of process.nodes) {
    if (node.id && !reached.has(node)) say(node, `Expected a way to "${node.id}", but no flow leads to it.`);
  }
});
