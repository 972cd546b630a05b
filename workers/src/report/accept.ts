import type { Worker } from '@safeflow/contracts';
import { chinaDate } from '../china-date.ts';
import { tellReporter } from '../tell-reporter.ts';

/** Working days from acceptance until the result has to be entered (RPT-034). */
const VERIFICATION_DAYS = 60;

/** Registers the acceptance: its time, the due date of the case, and an SMS to the reporter. */
const accept: Worker = {
  async run(_job, context) {
    const acceptedAt = context.now();
    const dueAt = await context.addWorkingDays(acceptedAt, VERIFICATION_DAYS);
    context.effects.patchRecord({ acceptedAt });
    context.effects.setDueAt(dueAt);
    await tellReporter(context, 'report-accepted', () => ({ due: chinaDate(dueAt) }));
  },
};

export default accept;
