import type { Worker } from '@safeflow/contracts';
import { applicationName } from '../application-name.ts';
import { usersWithRoles } from '../users-with-roles.ts';

/** Tells the applicant the decision with its reason and puts the shown state back (RPT-032, reports §7). */
const reviewDecided: Worker = {
  async run(job, context) {
    const [{ number, title }, record] = await Promise.all([context.readCase(), context.readRecord()]);
    const { lead, received, approved, step, decisionReason } = job.variables;
    const userIds = await usersWithRoles(context, String(job.variables['verifyUnitId']), 'handler', 'unit-admin');
    const values = {
      number,
      title,
      ...applicationName(step),
      result: approved === true ? '同意' : '不同意',
      resultEn: approved === true ? 'approved' : 'not approved',
      reason: typeof decisionReason === 'string' ? decisionReason : '',
    };
    if (userIds.length > 0) context.effects.notify({ userIds, template: 'review-decided', values, sms: true });
    if (lead === true && received === true) {
      context.effects.setStatus(Number(record['extendedDays'] ?? 0) > 0 ? 'extended' : 'verifying');
    }
  },
};

export default reviewDecided;
