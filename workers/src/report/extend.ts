import type { Worker } from '@safeflow/contracts';
import { chinaDate } from '../china-date.ts';

const DAY = 86_400_000;
/** All extensions of a report together, in calendar days from the old due date (RPT-030). */
const MOST_DAYS = 30;

/** Moves the due date by the days approved; what two units ask for at the same time never exceeds the limit together. */
const extend: Worker = {
  async run(job, context) {
    const [{ dueAt }, record] = await Promise.all([context.readCase(), context.readRecord()]);
    const before = Number(record['extendedDays'] ?? 0);
    const days = Math.min(Number(job.variables['extensionDays'] ?? 0), MOST_DAYS - before);
    const extendedTo = (dueAt ?? context.now()) + days * DAY;
    context.effects.patchRecord({ extendedDays: before + days });
    context.effects.setDueAt(extendedTo);
    context.effects.timeline({ code: 'extended', values: { days: String(days), due: chinaDate(extendedTo) } });
  },
};

export default extend;
