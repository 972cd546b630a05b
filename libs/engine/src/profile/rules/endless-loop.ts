import { typeOf, zeebe, type BpmnElement } from '../bpmn-element.ts';
import type { ProcessGraph } from '../process-graph.ts';
import { processRule } from '../profile-rule.ts';

const WORKING = new Set(['task', 'manualTask', 'intermediateThrowEvent', 'callActivity']);
const PASSING = new Set([
  ...['startEvent', 'endEvent', 'exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'subProcess'],
  ...WORKING,
]);

/** A loop waits somewhere or changes a variable, or it would never end: Zeebe refuses one that does neither. */
export const endlessLoop = processRule(
  'endless-loop',
  (process, say) => {
    for (const node of process.nodes) {
      if (WORKING.has(typeOf(node)) && passes(node) && isReachedFrom(node, process)) {
        say(node, `Expected a loop to wait or to change a variable, but the one through "${node.id}" does not.`);
      }
    }
  },
  'warn',
);

function isReachedFrom(node: BpmnElement, process: ProcessGraph): boolean {
  const seen = new Set<BpmnElement>();
  const waiting = next(node, process);
  for (let other = waiting.pop(); other; other = waiting.pop()) {
    if (other === node) return true;
    if (seen.has(other) || !passes(other)) continue;
    seen.add(other);
    waiting.push(...next(other, process));
  }
  return false;
}

/** What comes after a node that does not wait: into a sub-process, out of it, or into a call of the process itself. */
function next(node: BpmnElement, process: ProcessGraph): BpmnElement[] {
  const type = typeOf(node);
  if (type === 'subProcess') return startsOf(node);
  if (type === 'callActivity') {
    const { process: called } = process;
    return zeebe(node, 'calledElement')?.processId === called.id ? startsOf(called) : [];
  }
  const parent = node.$parent;
  if (type !== 'endEvent' || !parent || typeOf(parent) !== 'subProcess') return targets(node, process);
  return targets(parent, process);
}

function targets(node: BpmnElement, process: ProcessGraph): BpmnElement[] {
  return process.outgoing(node).flatMap(({ targetRef }) => targetRef ?? []);
}

function startsOf({ flowElements = [] }: BpmnElement): BpmnElement[] {
  return flowElements.filter(({ $type }) => $type === 'bpmn:StartEvent');
}

function passes(node: BpmnElement): boolean {
  return PASSING.has(typeOf(node)) && !zeebe(node, 'ioMapping');
}
