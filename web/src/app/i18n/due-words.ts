export interface Due {
  readonly dueAt: string | null;
  readonly dueState: 'none' | 'ahead' | 'near' | 'overdue';
  /** Negative when the due date has passed. */
  readonly workingDaysLeft: number | null;
}

export interface Words {
  readonly key: string;
  readonly values?: Readonly<Record<string, number>>;
}

/** The due date in words, as a text key with its values. */
export function dueWords(due: Due): Words {
  if (due.dueState === 'none' || due.dueAt === null) return { key: 'core.due.none' };
  const days = Math.abs(due.workingDaysLeft ?? 0);
  if (due.dueState === 'overdue') {
    return days === 0
      ? { key: 'core.due.overdueToday' }
      : { key: `core.due.overdue.${numberOf(days)}`, values: { days } };
  }
  return days === 0 ? { key: 'core.due.today' } : { key: `core.due.left.${numberOf(days)}`, values: { days } };
}

function numberOf(count: number): 'one' | 'other' {
  return count === 1 ? 'one' : 'other';
}

/** A span in the largest unit that says enough: minutes, hours, days. */
export function durationWords(milliseconds: number): Words {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return { key: 'core.duration.moment' };
  if (minutes < 60) return { key: 'core.duration.minutes', values: { count: minutes } };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { key: 'core.duration.hours', values: { count: hours } };
  return { key: 'core.duration.days', values: { count: Math.floor(hours / 24) } };
}
