import type { Node, Scope } from './moddle-node.ts';

/** Adds `incoming` and `outgoing` to flow nodes: sequence flows imply them, but Zeebe's validation counts them. */
export function completeFlows({ flowElements }: Scope): void {
  for (const node of flowElements) {
    if (node.$type !== 'bpmn:SequenceFlow') continue;
    link(node.sourceRef, 'outgoing', node);
    link(node.targetRef, 'incoming', node);
  }
}

function link(node: Node | undefined, side: 'incoming' | 'outgoing', flow: Node): void {
  if (!node) return;
  const flows = (node[side] ??= []);
  if (!flows.includes(flow)) flows.push(flow);
}
