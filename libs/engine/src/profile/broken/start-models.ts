import { flow, loop, onError, onTimer, start } from '../../testing/bpmn.ts';
import { beside, handler, items, job, process, single, step, type Row } from './parts.ts';

export const startModels: readonly Row[] = [
  [
    'no-process',
    'a process that is not executable',
    'definitions',
    single(job).replace('isExecutable="true"', 'isExecutable="false"'),
  ],
  ['start-event', 'no start event', 'p', process('')],
  ['start-event', 'two start events', 'p', single(job, start('s2') + flow('s2', 'a'))],
  ['start-event', 'a process that starts by an error', 'p', process(start('start', onError('e')))],
  ['start-event', 'a sub-process without a start', 'a', step('subProcess', '')],
  [
    'start-event',
    'a sub-process that starts by a timer',
    'a',
    step('subProcess', start('begin', onTimer('timeDate', '2030-01-01T00:00:00Z'))),
  ],
  ['start-event', 'an event sub-process without a trigger', 'on', beside(handler(''))],
  [
    'lone-start',
    'a timer beside a plain start',
    'p',
    single(job, start('s2', onTimer('timeCycle', 'R/PT1H')) + flow('s2', 'a')),
  ],
  ['event-sub-process', 'an event sub-process with a loop', 'on', beside(handler(onError('e'), {}, loop(items)))],
];
