import { contractCase } from '../../contract-case.ts';
import {
  catching,
  end,
  escalation,
  flows,
  inputs,
  ioMapping,
  job,
  link,
  message,
  newProcess,
  onEscalation,
  onMessage,
  onSignal,
  outputs,
  parallel,
  signal,
  start,
  throwing,
  userTask,
  exclusive,
  flow,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const through = (name: Name, event: string, globals = '') =>
  newProcess(name('main'), start() + event + end() + flows('start -> event -> end'), globals);
const way = ['start > event > end'];

/** Events between start and end that do not depend on the time. */
export const intermediateEvents = [
  contractCase({
    id: 'intermediate-event/throw-none',
    title: 'given a throwing event of no kind, when it is reached, then the process goes on',
    model: (name) => through(name, throwing('event', '', outputs({ milestone: '="filed"' }))),
    async run(engine) {
      const instance = await engine.start();
      await engine.expect(instance, { ways: way, variables: { milestone: 'filed' } });
    },
  }),
  contractCase({
    id: 'intermediate-event/throw-message',
    title: 'given a throwing message event, when it is reached, then a worker sends the message',
    model: (name) =>
      through(
        name,
        throwing('event', onMessage('m'), job(name('send')) + ioMapping({ to: '=who' }, { at: '=sentAt' })),
        message('m', name('note')),
      ),
    async run(engine) {
      const instance = await engine.start({ who: 'li' });
      await engine.completeJob('send', { sentAt: 'noon' }, ({ job }) => job.variables.to === 'li');
      await engine.expect(instance, { ways: way, variables: { who: 'li', at: 'noon' } });
    },
  }),
  contractCase({
    id: 'intermediate-event/throw-signal',
    title:
      'given a throwing signal event, when it is reached, then the one that waits in another branch goes on with its inputs',
    needs: ['signals'],
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          catching('wait', onSignal('s')) +
          userTask('go') +
          throwing('event', onSignal('s'), inputs({ level: '=3' })) +
          end('waited') +
          end() +
          flows('start -> fork -> wait -> waited', 'fork -> go -> event -> end'),
        signal('s', name('alarm')),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.active(instance, 'wait');
      await engine.completeTask('go');
      await engine.expect(instance, {
        ways: ['start > fork > wait > waited', '.fork > go > event > end'],
        variables: { level: 3 },
      });
    },
  }),
  contractCase({
    id: 'intermediate-event/throw-escalation-without-catcher',
    title: 'given a throwing escalation event that nothing catches, when it is reached, then the process goes on',
    needs: ['escalation'],
    model: (name) => through(name, throwing('event', onEscalation('x')), escalation('x', 'LATE')),
    async run(engine) {
      const instance = await engine.start();
      await engine.expect(instance, { ways: way });
    },
  }),
  contractCase({
    id: 'intermediate-event/link',
    title: 'given a thrown and a caught link, when the first is reached, then the way goes on behind the second',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          throwing('to', link('A')) +
          catching('from', link('A')) +
          userTask('work') +
          end() +
          flows('start -> to', 'from -> work -> end'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > to', 'from > work > end'] });
      engine.proof.order(instance, 'completed to', 'entered from', 'completed from', 'entered work');
    },
  }),
  contractCase({
    id: 'intermediate-event/link-from-two-places',
    title: 'given two thrown links of a name, when either is reached, then the way goes on behind the one that catches',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          exclusive('which', 'b') +
          throwing('a', link('A')) +
          throwing('b', link('A')) +
          catching('from', link('A')) +
          end() +
          flows('start -> which', 'which -> b', 'from -> end') +
          flow('which', 'a', '=n = 1'),
      ),
    async run(engine) {
      const one = await engine.start({ n: 1 });
      const two = await engine.start({ n: 2 });
      await engine.expect(one, { ways: ['start > which > a', 'from > end'] });
      await engine.expect(two, { ways: ['start > which > b', 'from > end'] });
    },
  }),
  contractCase({
    id: 'intermediate-event/catch-message',
    title: 'given a caught message, when others come before it, then only the one of its name and key counts',
    model: (name) => through(name, catching('event', onMessage('m')), message('m', name('paid'), '=number')),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.active(instance, 'event');
      await engine.publish('paid', 'B2', { amount: 1 }, { timeToLive: 0 });
      await engine.publish('other', 'A1', { amount: 2 }, { timeToLive: 0 });
      await engine.expect(instance, { state: 'active', ways: ['start > event?'], variables: { number: 'A1' } });
      await engine.publish('paid', 'A1', { amount: 5 });
      await engine.expect(instance, { ways: way, variables: { number: 'A1', amount: 5 } });
    },
  }),
  contractCase({
    id: 'intermediate-event/catch-message-mapped',
    title: 'given outputs on a caught message, then only they leave the event',
    model: (name) =>
      through(
        name,
        catching('event', onMessage('m'), outputs({ total: '=amount + fee' })),
        message('m', name('paid'), '=number'),
      ),
    async run(engine) {
      const instance = await engine.start({ number: 'A1', fee: 2 });
      await engine.active(instance, 'event');
      await engine.publish('paid', 'A1', { amount: 5, note: 'x' });
      await engine.expect(instance, { ways: way, variables: { number: 'A1', fee: 2, total: 7 } });
    },
  }),
  contractCase({
    id: 'intermediate-event/catch-message-number-key',
    title: 'given a number as correlation key, then its digits are the key',
    model: (name) => through(name, catching('event', onMessage('m')), message('m', name('paid'), '=number')),
    async run(engine) {
      const instance = await engine.start({ number: 42 });
      await engine.active(instance, 'event');
      await engine.publish('paid', '42');
      await engine.expect(instance, { ways: way });
    },
  }),
  contractCase({
    id: 'intermediate-event/catch-message-computed-key',
    title: 'given a correlation key that FEEL computes from a context, then the message with it is caught',
    model: (name) =>
      through(
        name,
        catching('event', onMessage('m')),
        message('m', name('paid'), '=order.unit + "-" + string(order.number)'),
      ),
    async run(engine) {
      const instance = await engine.start({ order: { unit: '税务', number: 7 } });
      await engine.active(instance, 'event');
      await engine.publish('paid', '税务-7', { ok: true });
      await engine.expect(instance, { ways: way, variables: { order: { unit: '税务', number: 7 }, ok: true } });
    },
  }),
  contractCase({
    id: 'intermediate-event/catch-message-name-expression',
    title: 'given a message name that FEEL computes, then the message of that name is caught',
    model: (name) => through(name, catching('event', onMessage('m')), message('m', '=topic', '=number')),
    async run(engine) {
      const topic = engine.name('paid');
      const instance = await engine.start({ number: 'A1', topic });
      await engine.active(instance, 'event');
      await engine.publish('paid', 'A1');
      await engine.expect(instance, { ways: way });
    },
  }),
  contractCase({
    id: 'intermediate-event/catch-signal',
    title: 'given two instances that wait for a signal, when it is broadcast, then both go on with its variables',
    needs: ['signals'],
    model: (name) => through(name, catching('event', onSignal('s')), signal('s', name('alarm'))),
    async run(engine) {
      const one = await engine.start({ n: 1 });
      const two = await engine.start({ n: 2 });
      await engine.active(one, 'event');
      await engine.active(two, 'event');
      await engine.broadcast('other');
      await engine.broadcast('alarm', { level: 2 });
      await engine.expect(one, { ways: way, variables: { n: 1, level: 2 } });
      await engine.expect(two, { ways: way, variables: { n: 2, level: 2 } });
    },
  }),
  contractCase({
    id: 'intermediate-event/catch-signal-mapped',
    title: 'given outputs on a caught signal, then only they leave the event',
    needs: ['signals'],
    model: (name) =>
      through(name, catching('event', onSignal('s'), outputs({ seen: '=level' })), signal('s', name('alarm'))),
    async run(engine) {
      const instance = await engine.start();
      await engine.active(instance, 'event');
      await engine.broadcast('alarm', { level: 2, rest: 1 });
      await engine.expect(instance, { ways: way, variables: { seen: 2 } });
    },
  }),
  contractCase({
    id: 'intermediate-event/signal-too-early',
    title: 'given a signal that is broadcast before anybody waits, then it is forgotten',
    needs: ['signals'],
    model: (name) => through(name, catching('event', onSignal('s')), signal('s', name('alarm'))),
    async run(engine) {
      await engine.broadcast('alarm');
      const instance = await engine.start();
      await engine.expect(instance, { state: 'active', ways: ['start > event?'] });
    },
  }),
];
