import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bpmn, element, end, flows, onTimer, start } from '../../testing/bpmn.ts';
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
