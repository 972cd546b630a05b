import { boundary, callActivity, end, error, escalation, flows, newProcess, start, userTask } from '../../elements.ts';
import type { Name } from '../../name.ts';

const globals = error('e', 'REFUSED') + error('f', 'BROKEN') + escalation('x', 'LATE') + escalation('y', 'ODD');

/** A process whose activity `work` has a boundary event `caught` with a reaction. */
export const guarded = (name: Name, work: string, event: string, interrupting = true, more = '') =>
  newProcess(
    name('main'),
    start() +
      work +
      boundary('caught', 'work', event, interrupting) +
      userTask('reaction') +
      end() +
      end('reacted') +
      flows('start -> work -> end', 'caught -> reaction -> reacted') +
      more,
    globals,
  );

export const reacted = 'caught > reaction > reacted';

/** The same around a call, with what is called. */
export const guardedCall = (name: Name, event: string, body: string, interrupting = true) => [
  guarded(name, callActivity('work', name('child')), event, interrupting),
  newProcess(name('child'), body, globals),
];
