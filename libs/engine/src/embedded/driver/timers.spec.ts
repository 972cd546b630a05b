import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boundary, bpmn, element, end, flows, onTimer, start, userTask } from '../../testing/bpmn.ts';
import { EngineHarness } from '../../testing/engine-harness.ts';

/** For what happens in the background of a busy machine. */
const PATIENT = { timeout: 10_000 };

let engine: EngineHarness;
beforeEach(() => {
  engine = new EngineHarness();
});
afterEach(() => {
  engine.close();
});

const model = (duration: string) =>
  bpmn(
    'p',
    start() +
      element('intermediateCatchEvent', 'wait', onTimer('timeDuration', duration)) +
      end() +
      flows('start -> wait -> end'),
  );

describe('given the engine runs in the background', () => {
  test('when the time comes, then the timer fires by itself', async () => {
    await engine.deploy(model('PT1H'));
    await engine.engine.start();
    const id = await engine.startInstance('p');
    engine.clock.advance(3_600_000);
    await expect.poll(() => engine.hasCompleted(id), PATIENT).toBe(true);
    await engine.engine.stop();
  });

  test('when it starts after the time, then the late timer fires', async () => {
    await engine.deploy(model('PT1H'));
    const id = await engine.startInstance('p');
    engine.clock.advance(7_200_000);
    await engine.engine.start();
    await expect.poll(() => engine.hasCompleted(id), PATIENT).toBe(true);
    await engine.engine.stop();
  });

  test('when a kept message expires, then its row goes', async () => {
    await engine.engine.start();
    await engine.publish('paid', 'A1', {}, 60_000);
    engine.clock.advance(60_000);
    await expect.poll(() => engine.messages(), PATIENT).toBe(0);
    await engine.engine.stop();
  });
});

test('given many timers, when all are due, then all fire', async () => {
  await engine.deploy(model('PT1H'));
  const ids = await Promise.all(Array.from({ length: 120 }, () => engine.startInstance('p')));
  expect(await engine.advance(3_600_000)).toBe(120);
  expect(ids.every((id) => engine.hasCompleted(id))).toBe(true);
});

test('given a timer whose events a receiver refuses, when it is due, then the others fire and it fires later', async () => {
  await engine.deploy(model('PT1H'));
  const [broken, sound] = [await engine.startInstance('p'), await engine.startInstance('p')];
  let isBroken = true;
  engine.engine.onEvents((_tx, events) =>
    isBroken && events.some(({ instanceId }) => instanceId === broken)
      ? Promise.reject(new Error('projection failed'))
      : Promise.resolve(),
  );
  await engine.advance(3_600_000);
  expect(engine.rows()).toMatchObject({ instance: 1, timer: 1 });
  expect(engine.hasCompleted(sound)).toBe(true);
  isBroken = false;
  await engine.advance(60_000);
  expect(engine.rows()).toMatchObject({ instance: 0, timer: 0 });
});

const HOUR = 3_600_000;
const repeating = (cycle: string) =>
  bpmn(
    'p',
    start() +
      userTask('work') +
      boundary('again', 'work', onTimer('timeCycle', cycle), false) +
      userTask('reminder') +
      flows('start -> work', 'again -> reminder'),
  );

test.each([
  ['R0/PT1H', [1, 1, 1]],
  ['R1/PT1H', [1, 1, 1]],
  ['R2/PT1H', [1, 2, 2]],
  ['R/PT1H', [1, 2, 3]],
  ['R2/2026-01-05T02:30:00Z/PT1H', [0, 1, 2]],
  ['R/2026-01-05T00:00:00Z/PT1H', [1, 2, 3]],
  ['R/PT0S', [1, 1, 1]],
])('given the cycle %s, when an hour passes three times, then it has fired %j times', async (cycle, counts) => {
  await engine.deploy(repeating(cycle));
  await engine.startInstance('p');
  const fired: number[] = [];
  for (let hour = 0; hour < 3; hour += 1) {
    await engine.advance(HOUR);
    fired.push(engine.openTasks('reminder').length);
  }
  expect(fired).toEqual(counts);
  expect(engine.incidents()).toEqual([]);
});

test('given a cycle by months, when the engine was away for a year, then it fires once and next on a day of the cycle', async () => {
  await engine.deploy(repeating('R/2026-02-01T00:00:00Z/P1M'));
  await engine.startInstance('p');
  engine.clock.advance(Date.UTC(2027, 1, 10) - engine.clock.now());
  await engine.engine.fireDueTimers();
  expect(engine.of('timer-scheduled').at(-1)?.dueAt).toBe(Date.UTC(2027, 2, 1));
  expect(engine.of('timer-fired')).toHaveLength(1);
});

test('given timers of every kind that fell due while nothing ran, when the engine starts again, then each fires once', async () => {
  const cycle = element('startEvent', 'at', onTimer('timeCycle', 'R/PT1H')) + userTask('look') + flows('at -> look');
  await engine.deploy(repeating('R/PT1H'), model('PT1H').replaceAll('"p"', '"once"'), bpmn('started', cycle));
  await engine.startInstance('p');
  const id = await engine.startInstance('once');
  engine.clock.advance(10.5 * HOUR);
  await engine.engine.start();
  await expect.poll(() => engine.hasCompleted(id), PATIENT).toBe(true);
  await expect.poll(() => engine.openTasks('look').length, PATIENT).toBe(1);
  await expect.poll(() => engine.openTasks('reminder').length, PATIENT).toBe(1);
  engine.clock.advance(0.5 * HOUR);
  await expect.poll(() => engine.openTasks('look').length, PATIENT).toBe(2);
  await expect.poll(() => engine.openTasks('reminder').length, PATIENT).toBe(2);
  await engine.engine.stop();
});

test('given a due time beyond every calendar, when it is reached, then there is an incident that a better one resolves', async () => {
  await engine.deploy(model('=wait'));
  const id = await engine.startInstance('p', { wait: 'P300000Y' });
  const [incident] = engine.incidents();
  expect(incident).toMatchObject({ elementId: 'wait', code: 'timer' });
  await engine.send({ type: 'set-variables', instanceId: id, variables: { wait: 'PT1H' } });
  if (incident) await engine.resolve(incident);
  await engine.advance(HOUR);
  expect(engine.hasCompleted(id)).toBe(true);
});

test('given a process that starts each hour, when a start is refused twice, then it comes later and the next one on time', async () => {
  const at = element('startEvent', 'at', onTimer('timeCycle', 'R/PT1H')) + userTask('look') + flows('at -> look');
  await engine.deploy(bpmn('p', at));
  const deployedAt = engine.clock.now();
  let refusals = 2;
  engine.engine.onEvents(() => {
    refusals -= 1;
    return refusals < 0 ? Promise.resolve() : Promise.reject(new Error('projection failed'));
  });
  for (const minutes of [60, 1, 1]) await engine.advance(minutes * 60_000);
  expect(engine.rows().instance).toBe(1);
  const next = engine.database.handle.prepare('SELECT due_at AS dueAt FROM engine_start').get();
  expect(next?.dueAt).toBe(deployedAt + 2 * HOUR);
});
