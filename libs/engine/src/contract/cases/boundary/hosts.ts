import type { ContractHarness } from '../../contract-harness.ts';
import {
  around,
  callActivity,
  each,
  end,
  flows,
  message,
  newProcess,
  receiveTask,
  serviceTask,
  start,
  subProcess,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';
import type { Way } from '../../trace-notation.ts';

/** An activity `work` to which a boundary event is attached, how it is done and what it leaves in the trace. */
export interface Host {
  readonly id: string;
  readonly title: string;
  readonly element: (name: Name) => string;
  /** Messages that it needs. */
  readonly globals?: (name: Name) => string;
  /** Processes that it calls. */
  readonly files?: (name: Name) => string[];
  /** Waits until it is under way. */
  readonly waiting: (engine: ContractHarness) => Promise<unknown>;
  readonly finish: (engine: ContractHarness) => Promise<void>;
  /** The step `work` in a way, with its mark. */
  readonly ended: string;
  readonly terminated: string;
  /** What happened inside when it ended by itself, and when it was terminated. */
  readonly endedInside: readonly Way[];
  readonly terminatedInside: readonly Way[];
}

const plain = { ended: 'work', terminated: 'work!', endedInside: [], terminatedInside: [] };

const userHost: Host = {
  id: 'user-task',
  title: 'a user task',
  element: () => userTask('work'),
  waiting: (engine) => engine.task('work'),
  finish: (engine) => engine.completeTask('work'),
  ...plain,
};

const serviceHost: Host = {
  id: 'service-task',
  title: 'a service task',
  element: (name) => serviceTask('work', name('work')),
  waiting: (engine) => engine.job('work'),
  finish: (engine) => engine.completeJob('work'),
  ...plain,
};

const receiveHost: Host = {
  id: 'receive-task',
  title: 'a receive task',
  element: () => receiveTask('work', 'answer'),
  globals: (name) => message('answer', name('answer'), '=number'),
  waiting: (engine) => engine.quiet(),
  finish: (engine) => engine.publish('answer', 'A1'),
  ...plain,
};

const subProcessHost: Host = {
  id: 'sub-process',
  title: 'a sub-process',
  element: () => subProcess('work', around('inner', userTask('innerStep'))),
  waiting: (engine) => engine.task('innerStep'),
  finish: (engine) => engine.completeTask('innerStep'),
  ended: 'work',
  terminated: 'work!',
  endedInside: ['innerStart > innerStep > innerEnd'],
  terminatedInside: ['innerStart > innerStep!'],
};

const callHost: Host = {
  id: 'call-activity',
  title: 'a call activity',
  element: (name) => callActivity('work', name('child')),
  files: (name) => [newProcess(name('child'), start() + userTask('step') + end() + flows('start -> step -> end'))],
  waiting: (engine) => engine.task('step'),
  finish: (engine) => engine.completeTask('step'),
  ...plain,
};

const loopHost: Host = {
  id: 'multi-instance',
  title: 'a multi-instance task',
  element: () => each('userTask', 'work', { inputCollection: '=[1, 2]' }),
  waiting: (engine) => engine.tasks('work', 2),
  async finish(engine) {
    await engine.completeTask('work');
    await engine.completeTask('work');
  },
  ended: 'work[2]',
  terminated: 'work![2!]',
  endedInside: [],
  terminatedInside: [],
};

export const hosts: readonly Host[] = [userHost, serviceHost, receiveHost, subProcessHost, callHost, loopHost];
