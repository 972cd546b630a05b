import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EngineHarness } from '../../testing/engine-harness.ts';
import { blocks, calledModel, randomModel } from '../../testing/random-model.ts';
import type { ElementInstance } from './instance-state.ts';

const NOTHING = { instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 };
const LONGEST_RUN = 400;
/** Turns in which somebody asks beside the process: each time may give it more to do than a turn can take off it. */
const ASKING = 40;

/** What can be done in a turn; a number picks one of it. */
async function act(engine: EngineHarness, pick: number, turn: number): Promise<void> {
  const tasks = engine.openTasks();
  const actions: (() => Promise<unknown>)[] = [
    ...tasks.map(
      ({ instanceId, key }) =>
        () =>
          engine.send({ type: 'complete-user-task', instanceId, taskKey: key, variables: { way: pick % 3 } }),
    ),
    () => engine.advance(3_600_000),
    () => engine.publish('go', 'A1'),
  ];
  if (turn < ASKING) actions.push(() => engine.publish('ask', 'A1'));
  const incidents = await engine.database.transaction((tx) => engine.engine.operations.incidents(tx, {}));
  for (const { instanceId, incidentKey } of incidents) {
    actions.push(() => engine.send({ type: 'resolve-incident', instanceId, incidentKey }));
  }
  if (await engine.hasJob('random/job')) {
    actions.push(
      () => engine.completeJob('random/job'),
      () => engine.throwError('random/job', 'FAIL'),
    );
  }
  await actions[pick % actions.length]?.();
}

/** Each thing that the state waits for has its row, and each row something that waits for it. */
async function expectRowsToMatchState(engine: EngineHarness): Promise<readonly ElementInstance[]> {
  const instances = await engine.database.transaction((tx) => engine.engine.operations.instances(tx, {}));
  const states = await Promise.all(
    instances.map(({ id }) => engine.database.transaction((tx) => engine.engine.operations.elements(tx, id))),
  );
  const elements = states.flatMap((state) => state ?? []);
  const subscriptions = elements.flatMap((instance) => instance.subscriptions ?? []);
  const timers = subscriptions.filter(({ kind }) => kind === 'timer').length;
  expect(engine.rows()).toEqual({
    instance: 1 + elements.filter(({ calledInstance }) => calledInstance !== undefined).length,
    job: elements.filter(({ job }) => job !== undefined).length,
    timer: timers,
    subscription: subscriptions.length - timers,
    incident: elements.filter(({ incident }) => incident !== undefined).length,
  });
  return elements;
}

function expectNotStuck(elements: readonly ElementInstance[]): void {
  const waits = elements.some(
    ({ waitsForUser, job, subscriptions, incident }) => waitsForUser ?? job ?? subscriptions ?? incident,
  );
  expect(waits).toBe(true);
}

/** Every element instance that was activated has ended once, and every token that arrived was used up. */
function expectTokensConserved(engine: EngineHarness): void {
  const keys = (type: 'element-activated' | 'element-completed' | 'element-terminated') =>
    engine.of(type).map(({ instanceId, key }) => `${instanceId} ${key}`);
  const ended = [...keys('element-completed'), ...keys('element-terminated')];
  expect(ended.toSorted()).toEqual(keys('element-activated').toSorted());
  const joins = engine.of('element-activated').filter(({ elementId }) => elementId.startsWith('join'));
  for (const elementId of new Set(joins.map((join) => join.elementId))) {
    const arrived = engine.of('flow-taken').filter((taken) => taken.elementId.endsWith(`_${elementId}`));
    expect(arrived.length % joins.filter((join) => join.elementId === elementId).length).toBe(0);
  }
}

test('given any block-structured process and any order of events, then it ends with every token used up and no row left', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, fc.infiniteStream(fc.nat(1_000)), async (block, picks) => {
      const engine = new EngineHarness();
      try {
        await engine.deploy(randomModel(block), calledModel);
        const instanceId = await engine.startInstance('random', { number: 'A1', way: 0 });
        for (let turn = 0; turn < LONGEST_RUN && !engine.hasCompleted(instanceId); turn += 1) {
          expectNotStuck(await expectRowsToMatchState(engine));
          await act(engine, picks.next().value as number, turn);
        }
        expect(engine.hasCompleted(instanceId)).toBe(true);
        expect(engine.rows()).toEqual(NOTHING);
        expectTokensConserved(engine);
      } finally {
        engine.close();
      }
    }),
    { numRuns: 60 },
  );
});

test('given any such process, when it is cancelled anywhere, then no row is left and every activated element has ended', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, fc.array(fc.nat(1_000), { maxLength: 12 }), async (block, picks) => {
      const engine = new EngineHarness();
      try {
        await engine.deploy(randomModel(block), calledModel);
        const instanceId = await engine.startInstance('random', { number: 'A1', way: 1 });
        for (const [turn, pick] of picks.entries()) if (!engine.hasCompleted(instanceId)) await act(engine, pick, turn);
        if (!engine.hasCompleted(instanceId)) await engine.send({ type: 'cancel-instance', instanceId });
        expect(engine.rows()).toEqual(NOTHING);
        expectTokensConserved(engine);
      } finally {
        engine.close();
      }
    }),
    { numRuns: 60 },
  );
});

test('given any such process, when it is migrated anywhere to a version of the same shape, then it goes on and ends as before', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, fc.nat(8), fc.infiniteStream(fc.nat(1_000)), async (block, steps, picks) => {
      const engine = new EngineHarness();
      try {
        const model = randomModel(block);
        await engine.deploy(model, calledModel);
        const instanceId = await engine.startInstance('random', { number: 'A1', way: 2 });
        const isOver = () => engine.hasCompleted(instanceId);
        for (let turn = 0; turn < steps && !isOver(); turn += 1) await act(engine, picks.next().value as number, turn);
        if (isOver()) return;
        const before = await expectRowsToMatchState(engine);
        await engine.deploy(`${model}<!-- second version -->`);
        await engine.send({ type: 'migrate-instance', instanceId, targetVersion: 2, mapping: {} });
        expect(await expectRowsToMatchState(engine)).toEqual(before);
        for (let turn = 0; turn < LONGEST_RUN && !isOver(); turn += 1)
          await act(engine, picks.next().value as number, turn);
        expect(isOver()).toBe(true);
        expect(engine.rows()).toEqual(NOTHING);
        expectTokensConserved(engine);
      } finally {
        engine.close();
      }
    }),
    { numRuns: 40 },
  );
});
