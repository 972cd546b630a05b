import type { Worker } from '@safeflow/contracts';
import { chinaDate } from '../china-date.ts';
import { directLeadersOf } from '../direct-leaders-of.ts';

/** Reminds those who hold a case, and their direct leaders, of its due date by message and SMS (RPT-043). */
const deadlineRemind: Worker = {
  async run(job, context) {
    const { number, title, dueAt } = await context.readCase();
    if (dueAt === null) return {};
    const kind = String(job.variables['kind']);
    const holders = await context.holders();
    const leaders = await Promise.all(holders.unitIds.map((unitId) => directLeadersOf(context, unitId)));
    const userIds = [...new Set([...holders.userIds, ...leaders.flat()])];
    const template = kind === 'overdue' ? 'deadline-overdue' : 'deadline-near';
    const values = { number, title, due: chinaDate(dueAt), days: kind.replace('before-', '') };
    if (userIds.length > 0) context.effects.notify({ userIds, template, values, sms: true });
    context.effects.timeline({ code: template, values });
    return { reminded: [...sentBefore(job.variables['reminded'], dueAt), `${dueAt}:${kind}`] };
  },
};

export default deadlineRemind;

/** Reminders of an earlier due date are forgotten: a new date has its own. */
function sentBefore(reminded: unknown, dueAt: number): string[] {
  return Array.isArray(reminded)
    ? reminded.filter((entry): entry is string => String(entry).startsWith(`${dueAt}:`))
    : [];
}
