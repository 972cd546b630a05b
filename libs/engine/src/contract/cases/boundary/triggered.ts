import { contractCase, type ContractCase } from '../../contract-case.ts';
import type { ContractHarness } from '../../contract-harness.ts';
import {
  boundary,
  end,
  flows,
  HOUR,
  message,
  newProcess,
  onMessage,
  onSignal,
  onTimer,
  signal,
  start,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';
import { hosts, type Host } from './hosts.ts';

/** What comes from outside to a boundary event `caught`. */
interface Trigger {
  readonly id: 'timer' | 'message' | 'signal';
  readonly event: string;
  readonly globals: (name: Name) => string;
  readonly happen: (engine: ContractHarness) => Promise<void>;
}

const triggers: readonly Trigger[] = [
  { id: 'timer', event: onTimer('timeDuration', 'PT1H'), globals: () => '', happen: (engine) => engine.advance(HOUR) },
  {
    id: 'message',
    event: onMessage('stop'),
    globals: (name) => message('stop', name('stop'), '=number'),
    happen: (engine) => engine.publish('stop', 'A1'),
  },
  {
    id: 'signal',
    event: onSignal('alarm'),
    globals: (name) => signal('alarm', name('alarm')),
    happen: (engine) => engine.broadcast('alarm'),
  },
];

function guarded(name: Name, host: Host, { event, globals }: Trigger, interrupting: boolean): string[] {
  const body =
    start() +
    host.element(name) +
    boundary('caught', 'work', event, interrupting) +
    userTask('reaction') +
    end() +
    end('reacted') +
    flows('start -> work -> end', 'caught -> reaction -> reacted');
  return [...(host.files?.(name) ?? []), newProcess(name('main'), body, globals(name) + (host.globals?.(name) ?? ''))];
}

async function running(engine: ContractHarness, host: Host): Promise<string> {
  const instance = await engine.start({ number: 'A1' });
  await engine.active(instance, 'work');
  await host.waiting(engine);
  return instance;
}

function common({ id, event }: Trigger): Pick<ContractCase, 'movesTime' | 'needs'> {
  return { movesTime: event.includes('timer'), needs: id === 'signal' ? ['signals'] : [] };
}

const interrupting = (host: Host, trigger: Trigger) =>
  contractCase({
    ...common(trigger),
    id: `boundary/${trigger.id}-interrupts-${host.id}`,
    title: `given a ${trigger.id} on ${host.title}, when it happens, then the activity ends and only the reaction goes on`,
    model: (name) => guarded(name, host, trigger, true),
    async run(engine) {
      const instance = await running(engine, host);
      await trigger.happen(engine);
      await engine.completeTask('reaction');
      await engine.expect(instance, {
        ways: [`start > ${host.terminated}`, 'caught > reaction > reacted', ...host.terminatedInside],
        variables: { number: 'A1' },
      });
    },
  });

const beside = (host: Host, trigger: Trigger) =>
  contractCase({
    ...common(trigger),
    id: `boundary/${trigger.id}-beside-${host.id}`,
    title: `given a ${trigger.id} on ${host.title} that does not interrupt, when it happens, then both ways go on`,
    model: (name) => guarded(name, host, trigger, false),
    async run(engine) {
      const instance = await running(engine, host);
      await trigger.happen(engine);
      await engine.task('reaction');
      await host.finish(engine);
      await engine.completeTask('reaction');
      await engine.expect(instance, {
        ways: [`start > ${host.ended} > end`, 'caught > reaction > reacted', ...host.endedInside],
        variables: { number: 'A1' },
      });
    },
  });

const tooLate = (host: Host, trigger: Trigger) =>
  contractCase({
    ...common(trigger),
    id: `boundary/${trigger.id}-after-${host.id}`,
    title: `given a ${trigger.id} on ${host.title} that was done, when it happens, then nothing comes of it`,
    model: (name) => guarded(name, host, trigger, true),
    async run(engine) {
      const instance = await running(engine, host);
      await host.finish(engine);
      await engine.expect(instance, { ways: [`start > ${host.ended} > end`, ...host.endedInside] });
      await trigger.happen(engine);
      await engine.expect(instance, { ways: [`start > ${host.ended} > end`, ...host.endedInside] });
    },
  });

/** Timers, messages and signals on every kind of activity. */
export const triggeredBoundaries = triggers.flatMap((trigger) => [
  ...hosts.map((host) => interrupting(host, trigger)),
  ...hosts.map((host) => beside(host, trigger)),
  ...hosts.slice(0, 2).map((host) => tooLate(host, trigger)),
]);
