import { typeOf, zeebe, type BpmnElement } from '../bpmn-element.ts';
import { eventOf, throws } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

/** What a worker does has a job type: service and send tasks, sent messages, rules and scripts without logic of their own. */
export const jobType = nodeRule('missing', (node, say) => {
  if (!needsWorker(node) || zeebe(node, 'taskDefinition')?.type) return;
  say(`Expected a job type (zeebe:taskDefinition), but "${node.id}" has none.`);
});

function needsWorker(node: BpmnElement): boolean {
  switch (typeOf(node)) {
    case 'serviceTask':
    case 'sendTask':
      return true;
    case 'businessRuleTask':
      return !zeebe(node, 'calledDecision');
    case 'scriptTask':
      return !zeebe(node, 'script');
    default:
      return throws(node) && eventOf(node)?.kind === 'message';
  }
}
