import { contractCase, type ContractCase } from '../../contract-case.ts';
import type { ContractHarness } from '../../contract-harness.ts';
import {
  end,
  error,
  escalation,
  eventSubProcess,
  flows,
  HOUR,
  message,
  newProcess,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  serviceTask,
  signal,
  start,
  subProcess,
  throwing,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';
import type { Way } from '../../trace-notation.ts';

interface Trigger {
  readonly id: 'timer' | 'message' | 'signal' | 'error' | 'escalation';
  readonly event: string;
  readonly globals: (name: Name) => string;
  /** What waits in the scope meanwhile, between `<prefix>Start` and `<prefix>End`. */
  readonly work: (name: Name) => string;
  readonly chain: string;
  readonly happen: (engine: ContractHarness) => Promise<void>;
  readonly finish: (engine: ContractHarness) => Promise<void>;
  readonly interrupted: string;
}

const waiting = {
  work: () => userTask('work'),
  chain: 'work',
  finish: (engine: ContractHarness) => engine.completeTask('work'),
  interrupted: 'work!',
};
const jobWaiting = {
  work: (name: Name) => serviceTask('work', name('work')),
  chain: 'work',
  finish: (engine: ContractHarness) => engine.completeJob('work'),
  interrupted: 'work!',
};

const triggers: readonly Trigger[] = [
  {
    id: 'timer',
    event: onTimer('timeDuration', 'PT1H'),
    globals: () => '',
    happen: (engine) => engine.advance(HOUR),
    ...waiting,
  },
  {
    id: 'message',
    event: onMessage('m'),
    globals: (name) => message('m', name('withdrawn'), '=number'),
    happen: (engine) => engine.publish('withdrawn', 'A1'),
    ...waiting,
  },
  {
    id: 'signal',
    event: onSignal('s'),
    globals: (name) => signal('s', name('alarm')),
    happen: (engine) => engine.broadcast('alarm'),
    ...waiting,
  },
  {
    id: 'error',
    event: onError('e'),
    globals: () => error('e', 'BROKEN'),
    happen: (engine) => engine.throwError('work', 'BROKEN'),
    ...jobWaiting,
  },
  {
    id: 'escalation',
    event: onEscalation('x'),
    globals: () => escalation('x', 'LATE'),
    work: () => userTask('before') + throwing('raise', onEscalation('x')) + userTask('work'),
    chain: 'before -> raise -> work',
    happen: (engine) => engine.completeTask('before'),
    finish: (engine) => engine.completeTask('work'),
    interrupted: 'before > raise!',
  },
];

const reaction: readonly Way[] = ['on', 'onStart > onWork > onEnd'];

function inProcess(name: Name, trigger: Trigger, interrupting: boolean): string {
  const body =
    start() +
    trigger.work(name) +
    end() +
    flows(`start -> ${trigger.chain} -> end`) +
    eventSubProcess('on', trigger.event, interrupting, userTask('onWork'));
  return newProcess(name('main'), body, trigger.globals(name));
}

function inSubProcess(name: Name, trigger: Trigger, interrupting: boolean): string {
  const inner =
    start('subStart') +
    trigger.work(name) +
    end('subEnd') +
    flows(`subStart -> ${trigger.chain} -> subEnd`) +
    eventSubProcess('on', trigger.event, interrupting, userTask('onWork'));
  const body = start() + subProcess('sub', inner) + end() + flows('start -> sub -> end');
  return newProcess(name('main'), body, trigger.globals(name));
}

async function running(engine: ContractHarness, { id }: Trigger): Promise<string> {
  const instance = await engine.start({ number: 'A1' });
  await engine.active(instance, id === 'escalation' ? 'before' : 'work');
  return instance;
}

const common = ({ id }: Trigger): Pick<ContractCase, 'movesTime' | 'needs'> => ({
  movesTime: id === 'timer',
  needs: id === 'signal' ? ['signals'] : id === 'escalation' ? ['escalation'] : [],
});

/** The way of the scope when it was not interrupted, and when it was. */
const gone = (from: string, { chain }: Trigger, to: string) => `${from} > ${chain.replaceAll('->', '>')} > ${to}`;
const stopped = (from: string, { interrupted }: Trigger) => `${from} > ${interrupted}`;

const takingOver = (trigger: Trigger) => [
  contractCase({
    ...common(trigger),
    id: `event-sub-process/${trigger.id}-takes-process-over`,
    title: `given an event sub-process by ${trigger.id} that interrupts, when it happens, then the reaction completes the process`,
    model: (name) => inProcess(name, trigger, true),
    async run(engine) {
      const instance = await running(engine, trigger);
      await trigger.happen(engine);
      await engine.completeTask('onWork');
      await engine.expect(instance, {
        ways: [stopped('start', trigger), ...reaction],
        variables: { number: 'A1' },
      });
    },
  }),
  contractCase({
    ...common(trigger),
    id: `event-sub-process/${trigger.id}-takes-sub-process-over`,
    title: `given an event sub-process by ${trigger.id} in a sub-process, when it interrupts, then the process goes on behind that`,
    model: (name) => inSubProcess(name, trigger, true),
    async run(engine) {
      const instance = await running(engine, trigger);
      await trigger.happen(engine);
      await engine.completeTask('onWork');
      await engine.expect(instance, { ways: ['start > sub > end', stopped('subStart', trigger), ...reaction] });
    },
  }),
];

const beside = (trigger: Trigger) => [
  contractCase({
    ...common(trigger),
    id: `event-sub-process/${trigger.id}-beside-process`,
    title: `given an event sub-process by ${trigger.id} that does not interrupt, when it happens, then both must be done`,
    model: (name) => inProcess(name, trigger, false),
    async run(engine) {
      const instance = await running(engine, trigger);
      await trigger.happen(engine);
      await engine.task('onWork');
      await trigger.finish(engine);
      await engine.expect(instance, {
        state: 'active',
        ways: [gone('start', trigger, 'end'), 'on?', 'onStart > onWork?'],
      });
      await engine.completeTask('onWork');
      await engine.expect(instance, { ways: [gone('start', trigger, 'end'), ...reaction] });
    },
  }),
  contractCase({
    ...common(trigger),
    id: `event-sub-process/${trigger.id}-beside-sub-process`,
    title: `given an event sub-process by ${trigger.id} in a sub-process, when it does not interrupt, then both must be done`,
    model: (name) => inSubProcess(name, trigger, false),
    async run(engine) {
      const instance = await running(engine, trigger);
      await trigger.happen(engine);
      await engine.completeTask('onWork');
      await trigger.finish(engine);
      await engine.expect(instance, { ways: ['start > sub > end', gone('subStart', trigger, 'subEnd'), ...reaction] });
    },
  }),
];

/** Event sub-processes by each trigger, in the process and in a sub-process, interrupting and not. */
export const eventSubProcesses = triggers.flatMap((trigger) => [
  ...takingOver(trigger),
  ...(trigger.id === 'error' ? [] : beside(trigger)),
]);
