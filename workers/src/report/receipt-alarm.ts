import type { Worker } from '@safeflow/contracts';
import { directLeadersOf } from '../direct-leaders-of.ts';
import { usersWithRoles } from '../users-with-roles.ts';

/** Alarms the handlers and the direct leader of a unit that has not confirmed receipt for 15 days (RPT-043). */
const receiptAlarm: Worker = {
  async run(job, context) {
    const unitId = String(job.variables['unitId']);
    const [{ number, title }, { name }] = await Promise.all([context.readCase(), context.readUnit(unitId)]);
    const handlers = await usersWithRoles(context, unitId, 'handler', 'information-officer');
    const leaders = await directLeadersOf(context, unitId);
    const values = { number, title, unit: name, days: '15' };
    const userIds = [...new Set([...handlers, ...leaders])];
    if (userIds.length > 0) context.effects.notify({ userIds, template: 'receipt-late', values, sms: true });
    context.effects.timeline({ code: 'receipt-late', values });
  },
};

export default receiptAlarm;
