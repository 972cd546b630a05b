import { eventOf, startsProcess } from '../event.ts';
import { processRule } from '../profile-rule.ts';

/** A process has one start event that is a timer or has no trigger: Operaton refuses a second. */
export const loneStart = processRule(
  'start-event',
  ({ process, nodes }, say) => {
    const starts = nodes.filter(startsProcess).map((node) => eventOf(node)?.kind);
    const { length } = starts.filter((kind) => kind === 'none' || kind === 'timer');
    if (length > 1 && starts.includes('timer')) {
      say(process, `Expected one start event by timer or without a trigger, but "${process.id}" has ${length}.`);
    }
  },
  'warn',
);
