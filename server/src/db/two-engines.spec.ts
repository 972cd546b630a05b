import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Worker, WorkerContext } from '@safeflow/contracts';
import { createEmbeddedEngine, WorkerRunner, type EngineEvent } from '@safeflow/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';

/** Called process: a job, then a short wait. */
const CHILD = `
  <bpmn:startEvent id="start" />
  <bpmn:serviceTask id="childJob"><bpmn:extensionElements><zeebe:taskDefinition type="two/work" /></bpmn:extensionElements></bpmn:serviceTask>
  <bpmn:intermediateCatchEvent id="pause"><bpmn:timerEventDefinition><bpmn:timeDuration>PT0.2S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
  <bpmn:endEvent id="end" />
  <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="childJob" />
  <bpmn:sequenceFlow id="f2" sourceRef="childJob" targetRef="pause" />
  <bpmn:sequenceFlow id="f3" sourceRef="pause" targetRef="end" />`;

/** Branches that all change the same instance: two calls, a job and a message. */
const PARENT = `
  <bpmn:startEvent id="start" />
  <bpmn:parallelGateway id="fork" />
  <bpmn:callActivity id="call1"><bpmn:extensionElements><zeebe:calledElement processId="two-child" /></bpmn:extensionElements></bpmn:callActivity>
  <bpmn:callActivity id="call2"><bpmn:extensionElements><zeebe:calledElement processId="two-child" /></bpmn:extensionElements></bpmn:callActivity>
  <bpmn:serviceTask id="job"><bpmn:extensionElements><zeebe:taskDefinition type="two/work" /></bpmn:extensionElements></bpmn:serviceTask>
  <bpmn:intermediateCatchEvent id="message"><bpmn:messageEventDefinition messageRef="go" /></bpmn:intermediateCatchEvent>
  <bpmn:parallelGateway id="join" />
  <bpmn:endEvent id="end" />
  <bpmn:sequenceFlow id="f0" sourceRef="start" targetRef="fork" />
  ${['call1', 'call2', 'job', 'message']
    .map(
      (id) =>
        `<bpmn:sequenceFlow id="to_${id}" sourceRef="fork" targetRef="${id}" /><bpmn:sequenceFlow id="from_${id}" sourceRef="${id}" targetRef="join" />`,
    )
    .join('')}
  <bpmn:sequenceFlow id="f9" sourceRef="join" targetRef="end" />`;

const file = (id: string, body: string) => ({
  name: `bpmn/two/${id}.bpmn`,
  content: `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
    <bpmn:message id="go" name="go"><bpmn:extensionElements><zeebe:subscription correlationKey="=number" /></bpmn:extensionElements></bpmn:message>
    <bpmn:process id="${id}" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`,
});

/** What one server process runs: an engine and a runner that know nothing of the others. */
interface Process {
  readonly database: Database;
  readonly engine: ReturnType<typeof createEmbeddedEngine>;
  readonly runner: WorkerRunner;
}

const INSTANCES = 20;
const TABLES = ['instance', 'job', 'timer', 'subscription', 'incident'];

let place: TestDatabase;
let second: Database | undefined;
let processes: Process[];
let events: EngineEvent[];
let failures: unknown[];

beforeEach(async () => {
  place = await createTestDatabase();
  events = [];
  failures = [];
  // A SQLite file belongs to one process; on a server the second one has connections of its own.
  second = place.database.dialect === 'mysql' ? openDatabase(place.url) : undefined;
  processes = [place.database, second ?? place.database].map(runProcess);
});

afterEach(async () => {
  for (const { runner, engine } of processes) await Promise.all([runner.stop(), engine.stop()]);
  await second?.close();
  await place.remove();
});

function runProcess(database: Database): Process {
  const onError = (error: unknown) => failures.push(error);
  const engine = createEmbeddedEngine({ database, pollInterval: 50, onError });
  engine.onEvents((tx, happened) => {
    tx.afterCommit(() => events.push(...happened));
    return Promise.resolve();
  });
  const worker: Worker = {
    run: async () => {
      await setTimeout(Math.random() * 5);
    },
  };
  const runner = new WorkerRunner({
    engine,
    workers: new Map([['two/work', worker]]),
    pollInterval: 50,
    concurrency: 4,
    createContext: () => Promise.resolve({ context: {} as WorkerContext, commit: () => Promise.resolve() }),
    onError,
    onFailure: (_job, error) => onError(error),
  });
  return { database, engine, runner };
}

async function countRows(): Promise<number> {
  let count = 0;
  for (const table of TABLES) {
    const [row] = await place.database.transaction((tx) =>
      tx.all<{ n: number }>(`SELECT COUNT(*) AS n FROM engine_${table}`),
    );
    count += Number(row?.n);
  }
  return count;
}

test('given two engines on one database, when both deploy the same file at once, then one version is made of it', async () => {
  const deployed = await Promise.all(
    processes.map(({ database, engine }) =>
      database.transaction((tx) => engine.deploy(tx, [file('two-child', CHILD)])),
    ),
  );
  expect(deployed.flat().map(({ version }) => version)).toEqual([1, 1]);
  expect(deployed.flat().filter(({ created }) => created)).toHaveLength(1);
});

test('given two engines on one database, when they share the work of many instances, then each step happens once and nothing is left (PLT-074)', async () => {
  const [first, other] = processes;
  if (!first || !other) throw new Error('Expected two processes.');
  await first.database.transaction((tx) =>
    first.engine.deploy(tx, [file('two-child', CHILD), file('two-parent', PARENT)]),
  );
  for (const { engine, runner } of processes) {
    await engine.start();
    runner.start();
  }
  await Promise.all(
    Array.from({ length: INSTANCES }, async (_item, index) => {
      const [starter, sender] = index % 2 === 0 ? [first, other] : [other, first];
      const instanceId = randomUUID();
      const variables = { number: instanceId };
      await starter.database.transaction((tx) =>
        starter.engine.send(tx, {
          type: 'start-instance',
          instanceId,
          processId: 'two-parent',
          caseId: instanceId,
          variables,
        }),
      );
      await sender.database.transaction((tx) =>
        sender.engine.send(tx, {
          type: 'publish-message',
          name: 'go',
          correlationKey: instanceId,
          variables: {},
          timeToLive: 60_000,
        }),
      );
    }),
  );
  const completed = () =>
    events.filter(({ type, processId }) => type === 'instance-completed' && processId === 'two-parent');
  await expect.poll(() => completed().length, { timeout: 15_000 }).toBe(INSTANCES);
  expect(failures).toEqual([]);
  const seen = events.map(({ instanceId, position }) => `${instanceId} ${position}`);
  expect(new Set(seen).size).toBe(seen.length);
  expect(events.filter(({ type }) => type === 'job-completed')).toHaveLength(3 * INSTANCES);
  expect(events.filter(({ type }) => type === 'timer-fired')).toHaveLength(2 * INSTANCES);
  expect(await countRows()).toBe(0);
});
