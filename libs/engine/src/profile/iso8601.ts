const DATE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DURATION = /^P(?=[\dT])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,9})?S)?)?$/;

const tests = { date: isDate, duration: isDuration, cycle: isCycle };

/**
 * Whether all engines read a text: a date has a time and an offset (`2026-06-01T08:00:00+08:00`), a duration has no sign
 * and fractions only of seconds (`P1DT12H`), a cycle is `R3/PT1H`, `R/PT1H` or `R3/<date>/PT1H`.
 */
export function isIso8601(kind: keyof typeof tests, text: string): boolean {
  return tests[kind](text);
}

function isDate(text: string): boolean {
  const [, day] = DATE.exec(text) ?? [];
  if (day === undefined) return false;
  // A day that the month does not have becomes one of the next month.
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function isDuration(text: string): boolean {
  return DURATION.test(text);
}

function isCycle(text: string): boolean {
  const [times = '', ...rest] = text.split('/');
  const interval = rest.pop() ?? '';
  return /^R\d{0,9}$/.test(times) && rest.length < 2 && rest.every(isDate) && isDuration(interval);
}
