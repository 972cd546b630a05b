import { createRequire } from 'node:module';
import { addLinkIds } from './add-link-ids.ts';
import { completeFlows } from './complete-flows.ts';
import { dropForms } from './drop-forms.ts';
import { mapManualTasks } from './map-manual-tasks.ts';
import { reverseFlows } from './reverse-flows.ts';
import type { Moddle, Node, Scope } from './moddle-node.ts';

// bpmn-moddle publishes no types for its entry point, and its JSON descriptor has none either.
const load = createRequire(import.meta.url);
const { BpmnModdle } = load('bpmn-moddle') as { BpmnModdle: new (packages: Record<string, unknown>) => Moddle };
const moddle = new BpmnModdle({ zeebe: load('zeebe-bpmn-moddle/resources/zeebe.json') });

/** Each makes one thing right that Zeebe takes more strictly, or does not know, in a process or sub-process. */
const STEPS: readonly ((scope: Scope, moddle: Moddle) => void)[] = [
  mapManualTasks,
  completeFlows,
  reverseFlows,
  dropForms,
  addLinkIds,
];

/** Writes a model as Zeebe wants it; what it does stays the same. */
export async function toZeebeXml(xml: string): Promise<string> {
  const { rootElement } = await moddle.fromXML(xml);
  for (const node of rootElement.rootElements ?? []) adapt(node);
  return (await moddle.toXML(rootElement)).xml;
}

function adapt(node: Node): void {
  if (!node.flowElements) return;
  for (const step of STEPS) step(node as Scope, moddle);
  for (const inner of node.flowElements) adapt(inner);
}
