import type { Worker } from '@safeflow/contracts';
import { chinaDate } from '../china-date.ts';
import { usersWithRoles } from '../users-with-roles.ts';

/** Registers the receipt; an internal department that is to verify is told of it (RPT-026, RPT-044). */
const receive: Worker = {
  async run(job, context) {
    const { number, title, dueAt } = await context.readCase();
    const verifier = String(job.variables['verifyUnitId']);
    if (verifier !== job.variables['unitId']) {
      const [{ name }, userIds] = await Promise.all([
        context.readUnit(verifier),
        usersWithRoles(context, verifier, 'handler', 'unit-admin'),
      ]);
      const values = { number, title, unit: name, due: dueAt === null ? '' : chinaDate(dueAt) };
      if (userIds.length > 0) context.effects.notify({ userIds, template: 'transferred-in', values, sms: true });
    }
  },
};

export default receive;
