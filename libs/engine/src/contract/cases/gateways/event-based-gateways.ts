import { contractCase } from '../../contract-case.ts';
import {
  catching,
  end,
  eventBased,
  flows,
  HOUR,
  message,
  newProcess,
  onMessage,
  onSignal,
  onTimer,
  outputs,
  signal,
  start,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const model = (name: Name, more = '') =>
  newProcess(
    name('main'),
    start() +
      eventBased('first') +
      catching('paid', onMessage('m'), more) +
      catching('late', onTimer('timeDuration', 'PT1H')) +
      catching('alarm', onSignal('s')) +
      ['paid', 'late', 'alarm'].map((id) => end(`${id}End`)).join('') +
      flows('start -> first -> paid -> paidEnd', 'first -> late -> lateEnd', 'first -> alarm -> alarmEnd'),
    message('m', name('paid'), '=number') + signal('s', name('alarm')),
  );
const open = { state: 'active', ways: ['start > first?'] } as const;

/** Event-based gateways: whether the flow to the event that came is told is left to the engine. */
export const eventBasedGateways = [
  contractCase({
    id: 'gateway/event-message-first',
    title: 'given an event-based gateway, when the message comes first, then the others no longer count',
    needs: ['signals'],
    movesTime: true,
    model: (name) => model(name),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'first');
      await engine.expect(instance, open);
      await engine.publish('paid', 'A1', { amount: 1 });
      const paid = { ways: ['start > first ~ paid > paidEnd'], variables: { number: 'A1', amount: 1 } };
      await engine.expect(instance, paid);
      await engine.advance(2 * HOUR);
      await engine.broadcast('alarm');
      await engine.expect(instance, paid);
    },
  }),
  contractCase({
    id: 'gateway/event-timer-first',
    title: 'given an event-based gateway, when the time is over first, then the message no longer counts',
    needs: ['signals'],
    movesTime: true,
    model: (name) => model(name),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'first');
      await engine.advance(HOUR);
      await engine.expect(instance, { ways: ['start > first ~ late > lateEnd'] });
      await engine.publish('paid', 'A1', { amount: 1 });
      await engine.expect(instance, { ways: ['start > first ~ late > lateEnd'], variables: { number: 'A1' } });
    },
  }),
  contractCase({
    id: 'gateway/event-signal-first',
    title: 'given an event-based gateway, when the signal comes first, then its way is taken',
    needs: ['signals'],
    model: (name) => model(name),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'first');
      await engine.broadcast('alarm', { level: 3 });
      await engine.expect(instance, {
        ways: ['start > first ~ alarm > alarmEnd'],
        variables: { number: 'A1', level: 3 },
      });
    },
  }),
  contractCase({
    id: 'gateway/event-mapped',
    title: 'given outputs on an event behind the gateway, then only they are kept',
    needs: ['signals'],
    model: (name) => model(name, outputs({ fee: '=amount / 2' })),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'first');
      await engine.publish('paid', 'A1', { amount: 4 });
      await engine.expect(instance, {
        ways: ['start > first ~ paid > paidEnd'],
        variables: { number: 'A1', fee: 2 },
      });
    },
  }),
  contractCase({
    id: 'gateway/event-no-key',
    title: 'given an event-based gateway without its correlation key, then there is an incident until it is there',
    needs: ['signals'],
    model: (name) => model(name),
    async run(engine) {
      const instance = await engine.start();
      await engine.incident('first');
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > first#'],
        incidents: ['first correlation-key'],
      });
      await engine.setVariables(instance, { number: 'A1' });
      await engine.resolve('first');
      await engine.publish('paid', 'A1');
      await engine.expect(instance, {
        ways: ['start > first ~ paid > paidEnd'],
        incidents: ['first correlation-key resolved'],
      });
    },
  }),
  contractCase({
    id: 'gateway/event-cancelled',
    title: 'given an event-based gateway that waits, when the instance is cancelled, then nothing comes of its events',
    needs: ['signals'],
    model: (name) => model(name),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'first');
      await engine.cancel(instance);
      await engine.broadcast('alarm');
      await engine.expect(instance, { state: 'terminated', ways: ['start > first!'] });
    },
  }),
];
