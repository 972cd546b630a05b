import type { Scope } from './moddle-node.ts';

const isFlow = ({ $type }: { readonly $type: string }) => $type === 'bpmn:SequenceFlow';

/**
 * Turns the order of sequence flows round: Zeebe visits the elements of a scope from the last to the first, so that of
 * several conditions that are true it would take the last one in the file; the dialect means the first.
 */
export function reverseFlows({ flowElements }: Scope): void {
  const nodes = flowElements.filter((node) => !isFlow(node));
  const flows = flowElements.filter(isFlow).reverse();
  flowElements.splice(0, flowElements.length, ...nodes, ...flows);
}
