import { typeOf, type BpmnElement } from '../bpmn-element.ts';
import { codeOf } from '../code.ts';
import type { ProcessGraph } from '../process-graph.ts';
import { processRule } from '../profile-rule.ts';

/** An event that catches every escalation is the only one for escalations at its place: Operaton refuses others. */
export const escalationCatchAll = processRule(
  'event-definition',
  (process, say) => {
    for (const events of places(process)) {
      const escalations = events.filter((event) => codeOf(event)?.kind === 'escalation');
      const all = escalations.find((event) => !codeOf(event)?.code);
      const other = escalations.find((event) => codeOf(event)?.code);
      if (all && other) {
        say(all, `Expected "${all.id}" to be alone in catching escalations, but "${other.id}" catches one too.`);
      }
    }
  },
  'warn',
);

function places(process: ProcessGraph): (readonly BpmnElement[])[] {
  const handlers = process.scopes.map(({ nodes }) =>
    nodes.filter((node) => typeOf(node) === 'eventSubProcess').flatMap(({ flowElements = [] }) => flowElements),
  );
  return [...handlers, ...process.nodes.map((node) => process.attached(node))];
}
