import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDifferential } from './differential.ts';
import { filesOf, sampleModels } from './differential/sample.ts';
import { simpler } from './differential/simpler.ts';
import type { ProcessEngine } from '../port.ts';
import type { EngineStage } from './stage.ts';
import { openEmbeddedStage } from './stages/embedded.ts';

let reference: EngineStage;
let other: EngineStage;
beforeAll(async () => {
  reference = await openEmbeddedStage();
  other = { ...(await openEmbeddedStage()), quiet: 0 };
});
afterAll(async () => {
  await reference.close();
  await other.close();
});

test('given random models, when the same is done on two engines of one kind, then they do not differ', async () => {
  const results = await runDifferential(reference, other, { count: 30, seed: 7, jobs: 1 });
  expect(results.filter(({ difference }) => difference !== undefined)).toEqual([]);
  expect(results).toHaveLength(30);
  expect(Math.max(...results.map(({ steps }) => steps))).toBeGreaterThan(10);
});

/** The same engine, but what it deploys is changed before. */
function faulty({ engine, ...stage }: EngineStage, from: string, to: string): EngineStage {
  const changed: ProcessEngine = {
    name: engine.name,
    capabilities: engine.capabilities,
    clock: engine.clock,
    database: engine.database,
    jobs: engine.jobs,
    deploy: (tx, resources) =>
      engine.deploy(
        tx,
        resources.map(({ name, content }) => ({ name, content: content.replaceAll(from, to) })),
      ),
    send: (tx, command) => engine.send(tx, command),
    onEvents: (receive) => engine.onEvents(receive),
    settled: (tx, timeout) => engine.settled(tx, timeout),
    health: () => engine.health(),
    clearAlarm: (tx, id) => engine.clearAlarm(tx, id),
    start: () => engine.start(),
    stop: () => engine.stop(),
  };
  return { ...stage, engine: changed };
}

test('given an engine that computes something else, then the difference is found, and in a smaller model', async () => {
  const wrong = faulty(other, '=way + 1', '=way + 2');
  const results = await runDifferential(reference, wrong, { count: 12, seed: 7, jobs: 1 });
  const [found] = results.filter(({ difference }) => difference !== undefined);
  expect(found?.difference).toMatch(/variables/);
  const { files = [], difference } = found?.smallest ?? {};
  expect(difference).toMatch(/variables/);
  const [sample] = sampleModels(12, 7).slice(found?.index);
  expect(files[0]!.length).toBeLessThan(filesOf(sample!, (local) => local).files[0]!.length);
});

test('given an engine that takes another way, then the difference names flows and elements', async () => {
  const wrong = faulty(other, '=way = 0', '=way = 1');
  const results = await runDifferential(reference, wrong, { count: 16, seed: 7, jobs: 1 });
  const differences = results.flatMap(({ difference }) => difference ?? []);
  expect(differences.join()).toMatch(/took choice/);
});

test('given a seed, then the samples are the same each time', () => {
  expect(sampleModels(5, 42)).toEqual(sampleModels(5, 42));
});

test('given a sample, then simpler ones are smaller and end at one task', () => {
  let [sample] = sampleModels(1, 42);
  for (let turn = 0; sample && turn < 100; turn += 1) {
    const [next] = simpler(sample);
    if (!next) break;
    expect(JSON.stringify(next.block).length).toBeLessThan(JSON.stringify(sample.block).length);
    sample = next;
  }
  expect(simpler(sample!)).toEqual([]);
});
