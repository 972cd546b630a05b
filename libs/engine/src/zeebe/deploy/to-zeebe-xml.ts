import { createRequire } from 'node:module';

/** The part of a bpmn-moddle element that is written to. */
interface Node {
  readonly $type: string;
  readonly rootElements?: readonly Node[];
  readonly flowElements?: readonly Node[];
  readonly sourceRef?: Node;
  readonly targetRef?: Node;
  readonly extensionElements?: { values?: Node[] };
  incoming?: Node[];
  outgoing?: Node[];
}

interface Moddle {
  fromXML(xml: string): Promise<{ readonly rootElement: Node }>;
  toXML(definitions: Node): Promise<{ readonly xml: string }>;
}

// bpmn-moddle publishes no types for its entry point, and its JSON descriptor has none either.
const load = createRequire(import.meta.url);
const { BpmnModdle } = load('bpmn-moddle') as { BpmnModdle: new (packages: Record<string, unknown>) => Moddle };
const moddle = new BpmnModdle({ zeebe: load('zeebe-bpmn-moddle/resources/zeebe.json') });

/**
 * Writes a model as Zeebe's validation wants it: `incoming` and `outgoing` of every flow node, which sequence flows
 * imply, in the order of the BPMN schema; and without form ids, because forms are the application's and Zeebe would
 * refuse to enter a user task whose form it does not have.
 */
export async function toZeebeXml(xml: string): Promise<string> {
  const { rootElement } = await moddle.fromXML(xml);
  for (const node of rootElement.rootElements ?? []) complete(node);
  return (await moddle.toXML(rootElement)).xml;
}

function complete(scope: Node): void {
  for (const node of scope.flowElements ?? []) {
    if (node.$type === 'bpmn:SequenceFlow') {
      link(node.sourceRef, 'outgoing', node);
      link(node.targetRef, 'incoming', node);
    }
    const { extensionElements: extensions } = node;
    if (extensions?.values)
      extensions.values = extensions.values.filter(({ $type }) => $type !== 'zeebe:FormDefinition');
    complete(node);
  }
}

function link(node: Node | undefined, side: 'incoming' | 'outgoing', flow: Node): void {
  if (!node) return;
  const flows = (node[side] ??= []);
  if (!flows.includes(flow)) flows.push(flow);
}
