import { contractCase } from '../../contract-case.ts';
import { catching, DAY, end, flows, HOUR, MINUTE, newProcess, onTimer, parallel, start } from '../../elements.ts';
import type { Name } from '../../name.ts';

const waiting = (name: Name, event: string) =>
  newProcess(name('main'), start() + catching('wait', event) + end() + flows('start -> wait -> end'));
const done = { ways: ['start > wait > end'] };
const open = { state: 'active', ways: ['start > wait?'] } as const;

const forms: readonly [string, string, string][] = [
  ['duration', 'a duration', onTimer('timeDuration', 'PT1H')],
  ['duration-by-variable', 'a duration that a variable tells', onTimer('timeDuration', '=wait')],
  [
    'duration-computed',
    'a duration that FEEL computes',
    onTimer('timeDuration', '=duration("PT30M") + duration("PT30M")'),
  ],
  ['date-by-variable', 'a date that a variable tells', onTimer('timeDate', '=at')],
  ['date-computed', 'a date that FEEL computes', onTimer('timeDate', '=date and time(at)')],
];

/** Intermediate timers. */
export const timerEvents = [
  ...forms.map(([id, by, event]) =>
    contractCase({
      id: `timer-event/${id}`,
      title: `given a timer by ${by}, when an hour has passed, then the process goes on and not before`,
      movesTime: true,
      model: (name) => waiting(name, event),
      async run(engine) {
        const at = new Date(engine.now + HOUR).toISOString();
        const instance = await engine.start({ wait: 'PT1H', at });
        await engine.active(instance, 'wait');
        await engine.advance(58 * MINUTE);
        await engine.expect(instance, open);
        await engine.advance(2 * MINUTE);
        await engine.expect(instance, done);
      },
    }),
  ),
  contractCase({
    id: 'timer-event/date-fixed',
    title: 'given a timer at a fixed date with an offset, when it has come, then the process goes on',
    movesTime: true,
    model: () => [],
    async run(engine) {
      const local = new Date(engine.now + 9 * HOUR).toISOString().replace(/\.\d+Z$/, '+08:00');
      await engine.deploy(waiting(engine.name, onTimer('timeDate', local)));
      const instance = await engine.start();
      await engine.active(instance, 'wait');
      await engine.advance(58 * MINUTE);
      await engine.expect(instance, open);
      await engine.advance(2 * MINUTE);
      await engine.expect(instance, done);
    },
  }),
  contractCase({
    id: 'timer-event/date-past',
    title: 'given a timer at a date that is over, when it is reached, then the process goes on at once',
    movesTime: true,
    model: (name) => waiting(name, onTimer('timeDate', '2020-01-01T00:00:00Z')),
    async run(engine) {
      const instance = await engine.start();
      await engine.advance(0);
      await engine.expect(instance, done);
    },
  }),
  contractCase({
    id: 'timer-event/days',
    title: 'given a timer of two days and a half, when they have passed, then the process goes on',
    movesTime: true,
    model: (name) => waiting(name, onTimer('timeDuration', 'P2DT12H')),
    async run(engine) {
      const instance = await engine.start();
      await engine.active(instance, 'wait');
      await engine.advance(2 * DAY);
      await engine.expect(instance, open);
      await engine.advance(DAY);
      await engine.expect(instance, done);
    },
  }),
  contractCase({
    id: 'timer-event/no-time',
    title: 'given a timer whose text is no time, then there is an incident that goes on once the variable is right',
    movesTime: true,
    model: (name) => waiting(name, onTimer('timeDate', '=at')),
    async run(engine) {
      const instance = await engine.start({ at: 'tomorrow' });
      await engine.incident('wait');
      await engine.expect(instance, { ...open, ways: ['start > wait#'], incidents: ['wait timer'] });
      await engine.setVariables(instance, { at: new Date(engine.now + HOUR).toISOString() });
      await engine.resolve('wait');
      await engine.advance(HOUR);
      await engine.expect(instance, { ...done, incidents: ['wait timer resolved'] });
    },
  }),
  contractCase({
    id: 'timer-event/two-after-another',
    title: 'given two timers at once, when time passes, then each goes on in its time',
    movesTime: true,
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          catching('short', onTimer('timeDuration', 'PT1H')) +
          catching('long', onTimer('timeDuration', 'PT2H')) +
          end('shortEnd') +
          end('longEnd') +
          flows('start -> fork -> short -> shortEnd', 'fork -> long -> longEnd'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.active(instance, 'long');
      await engine.advance(HOUR);
      await engine.expect(instance, { state: 'active', ways: ['start > fork > short > shortEnd', '.fork > long?'] });
      await engine.advance(HOUR);
      await engine.expect(instance, { ways: ['start > fork > short > shortEnd', '.fork > long > longEnd'] });
    },
  }),
  contractCase({
    id: 'timer-event/one-behind-another',
    title: 'given a timer behind a timer, when time passes, then the second counts from the first',
    movesTime: true,
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          catching('one', onTimer('timeDuration', 'PT1H')) +
          catching('two', onTimer('timeDuration', 'PT1H')) +
          end() +
          flows('start -> one -> two -> end'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.active(instance, 'one');
      await engine.advance(HOUR);
      await engine.active(instance, 'two');
      await engine.advance(58 * MINUTE);
      await engine.expect(instance, { state: 'active', ways: ['start > one > two?'] });
      await engine.advance(2 * MINUTE);
      await engine.expect(instance, { ways: ['start > one > two > end'] });
    },
  }),
];
