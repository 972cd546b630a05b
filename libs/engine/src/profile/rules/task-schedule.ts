import { isExpression, zeebe } from '../bpmn-element.ts';
import { isIso8601 } from '../iso8601.ts';
import { nodeRule } from '../profile-rule.ts';

/** Due and follow-up dates of a user task are FEEL or what all engines take for an ISO 8601 date. */
export const taskSchedule = nodeRule('iso8601', (node, say) => {
  const schedule = zeebe(node, 'taskSchedule');
  for (const date of [schedule?.dueDate, schedule?.followUpDate]) {
    if (date && !isExpression(date) && !isIso8601('date', date)) say(`Expected an ISO 8601 date, but found "${date}".`);
  }
});
