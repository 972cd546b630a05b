export { createCalendar } from './create-calendar.ts';
export type { Calendar } from './calendar.ts';
export { chinaDay, dayNumber, dayNumberOf, dayText, endOfDayNumber, startOfDayNumber } from './china-day.ts';
