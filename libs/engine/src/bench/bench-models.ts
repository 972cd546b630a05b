import {
  boundary,
  bpmn,
  end,
  flows,
  message,
  onMessage,
  onTimer,
  serviceTask,
  start,
  userTask,
} from '../testing/bpmn.ts';

/** Start → user task → service task → end. */
const plain = bpmn(
  'bench',
  start() +
    userTask('review') +
    serviceTask('notify', 'bench/notify') +
    end() +
    flows('start -> review -> notify -> end'),
);

/** A user task with a deadline. */
const timed = bpmn(
  'bench-timed',
  start() +
    userTask('review') +
    boundary('late', 'review', onTimer('timeDuration', '=wait')) +
    end() +
    end('overdue') +
    flows('start -> review -> end', 'late -> overdue'),
);

/** A user task that a message withdraws. */
const withdrawn = bpmn(
  'bench-message',
  start() +
    userTask('review') +
    boundary('withdrawn', 'review', onMessage('withdraw')) +
    end() +
    end('gone') +
    flows('start -> review -> end', 'withdrawn -> gone'),
  message('withdraw', 'withdraw', '=number'),
);

export const benchResources = [
  { name: 'bpmn/bench/bench.bpmn', content: plain },
  { name: 'bpmn/bench/bench-timed.bpmn', content: timed },
  { name: 'bpmn/bench/bench-message.bpmn', content: withdrawn },
];

/** Instances that wait: a third with a user task only, a third with a timer too, a third with a message too. */
export const WAITING_KINDS = ['bench', 'bench-timed', 'bench-message'] as const;

/** How many of the timers are due half an hour after they were set; the others are not due for a month. */
export const LATE_TIMERS = 1_000;

/** What the waiting instance of a number starts with. */
export function waitingInstance(index: number) {
  const isLate = index < LATE_TIMERS * WAITING_KINDS.length;
  return {
    processId: WAITING_KINDS[index % WAITING_KINDS.length] ?? 'bench',
    variables: { number: caseNumber(index), unit: '610102', amount: 3, wait: isLate ? 'PT30M' : 'P30D' },
  };
}

export function caseNumber(index: number): string {
  return `AJ-2026-${String(index).padStart(6, '0')}`;
}
