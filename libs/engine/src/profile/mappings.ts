import { zeebe, type BpmnElement } from './bpmn-element.ts';

/** Input and output mappings of a node. */
export function mappingsOf(node: BpmnElement): BpmnElement[] {
  const io = zeebe(node, 'ioMapping');
  return [...(io?.inputParameters ?? []), ...(io?.outputParameters ?? [])];
}
