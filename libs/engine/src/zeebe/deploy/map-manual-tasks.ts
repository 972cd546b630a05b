import type { Moddle, Node, Scope } from './moddle-node.ts';

const PLAIN_TASKS: readonly string[] = ['bpmn:Task', 'bpmn:ManualTask'];

/** Local variable of the script that does nothing. */
const NOTHING = 'safeflowNothing';

/**
 * Zeebe knows no mappings on manual and undefined tasks. One with output mappings becomes a script task that computes
 * nothing, of which it does.
 */
export function mapManualTasks({ flowElements }: Scope, moddle: Moddle): void {
  for (const [index, node] of flowElements.entries()) {
    if (!PLAIN_TASKS.includes(node.$type) || !hasOutputs(node)) continue;
    const { id, name, documentation, incoming, outgoing, loopCharacteristics, extensionElements } = node;
    extensionElements?.values?.push(moddle.create('zeebe:Script', { expression: '=null', resultVariable: NOTHING }));
    const task = { id, name, documentation, incoming, outgoing, loopCharacteristics, extensionElements };
    const replacement = moddle.create('bpmn:ScriptTask', task);
    flowElements[index] = replacement;
    for (const flow of flowElements) {
      if (flow.sourceRef === node) Object.assign(flow, { sourceRef: replacement });
      if (flow.targetRef === node) Object.assign(flow, { targetRef: replacement });
    }
  }
}

function hasOutputs({ extensionElements }: Node): boolean {
  const mapping = extensionElements?.values?.find(({ $type }) => $type === 'zeebe:IoMapping');
  return (mapping?.outputParameters ?? []).length > 0;
}
