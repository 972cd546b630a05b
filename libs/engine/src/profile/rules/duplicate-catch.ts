import { typeOf, type BpmnElement } from '../bpmn-element.ts';
import { codeOf } from '../code.ts';
import { eventOf, startsProcess } from '../event.ts';
import type { ProcessGraph } from '../process-graph.ts';
import { processRule } from '../profile-rule.ts';

/** Two events would not catch the same thing at the same place: which one does would be chance. */
export const duplicateCatch = processRule('event-definition', (process, say) => {
  for (const events of places(process)) {
    const first = new Map<string, BpmnElement>();
    for (const event of events) {
      const caught = whatIsCaught(event);
      const other = caught === undefined ? undefined : first.get(caught);
      if (caught !== undefined && !other) first.set(caught, event);
      if (other) {
        say(event, `Expected one event for ${caught} at one place, but "${other.id}" and "${event.id}" are.`);
      }
    }
  }
});

function* places(process: ProcessGraph): Iterable<readonly BpmnElement[]> {
  for (const { container, nodes } of process.scopes) {
    const handlers = nodes.filter((node) => typeOf(node) === 'eventSubProcess');
    yield handlers.flatMap(({ flowElements = [] }) => flowElements.filter(({ $type }) => $type === 'bpmn:StartEvent'));
    if (container === process.process) yield nodes.filter(startsProcess);
  }
  for (const node of process.nodes) {
    const type = typeOf(node);
    // A receive task waits for its message as a boundary event does.
    yield type === 'receiveTask' ? [node, ...process.attached(node)] : process.attached(node);
    if (type === 'eventBasedGateway') yield process.outgoing(node).flatMap(({ targetRef }) => targetRef ?? []);
  }
}

function whatIsCaught(node: BpmnElement): string | undefined {
  const event = eventOf(node);
  const { messageRef, signalRef } = event?.definition ?? {};
  const name = event?.kind === 'message' ? messageRef?.name : signalRef?.name;
  if (event?.kind === 'message' || event?.kind === 'signal') return name && `${event.kind} "${name}"`;
  const coded = codeOf(node);
  return coded && (coded.code ? `${coded.kind} "${coded.code}"` : `every ${coded.kind}`);
}
