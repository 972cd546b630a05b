import { eventOf } from '../event.ts';
import { nodeRule } from '../profile-rule.ts';

const SUBSCRIBED = new Set(['timer', 'message', 'signal']);

/** An event-based gateway chooses between events that only it leads to. */
export const eventGateway = nodeRule('event-definition', (node, say, process) => {
  if (node.$type !== 'bpmn:EventBasedGateway') return;
  const flows = process.outgoing(node);
  const valid = flows.every(
    ({ targetRef }) =>
      targetRef?.$type === 'bpmn:IntermediateCatchEvent' &&
      SUBSCRIBED.has(eventOf(targetRef)?.kind ?? '') &&
      process.incoming(targetRef).length === 1,
  );
  if (valid && flows.length > 1) return;
  say('Expected two or more timer, message or signal events behind the gateway and only there, but found others.');
});
