import type { Worker } from '@safeflow/contracts';
import { authorityOf } from '../authority-of.ts';
import { chinaDate } from '../china-date.ts';
import { usersWithRoles } from '../users-with-roles.ts';

/** Tells the persons concerned that a report was transferred to their unit (RPT-044) and finds who approves extensions. */
const assign: Worker = {
  async run(job, context) {
    const unitId = String(job.variables['unitId']);
    const [{ number, title, dueAt }, { name }, authority] = await Promise.all([
      context.readCase(),
      context.readUnit(unitId),
      authorityOf(context, unitId),
    ]);
    const userIds = await usersWithRoles(context, unitId, 'handler', 'information-officer', 'unit-admin');
    const values = { number, title, unit: name, due: dueAt === null ? '' : chinaDate(dueAt) };
    if (userIds.length > 0) context.effects.notify({ userIds, template: 'transferred-in', values, sms: true });
    if (job.variables['lead'] === true) context.effects.patchRecord({ handlingUnitId: unitId });
    const heads = await context.usersOf(authority, 'authority-head');
    return {
      verifyUnitId: unitId,
      // A township without a head of its own leaves the decision to its administrator (reports §1: one person may be both).
      headGroup: `${authority}:${heads.length > 0 ? 'authority-head' : 'unit-admin'}`,
    };
  },
};

export default assign;
