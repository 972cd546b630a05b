import type { WorkingCalendar } from '../working-calendar.ts';

interface Due {
  readonly due_at: number | null;
  readonly near_at: number | null;
}

/** How a due date stands at a time, for lists and pages. */
export async function dueState(calendar: WorkingCalendar, { due_at: dueAt, near_at: nearAt }: Due, now: number) {
  if (dueAt === null) return { dueAt: null, dueState: 'none' as const, workingDaysLeft: null };
  const ahead = nearAt !== null && now < nearAt ? ('ahead' as const) : ('near' as const);
  return {
    dueAt: new Date(dueAt).toISOString(),
    dueState: now > dueAt ? ('overdue' as const) : ahead,
    workingDaysLeft: await calendar.workingDaysBetween(now, dueAt),
  };
}
