import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeploymentRejection } from '../deployment/deployment-rejection.ts';
import type { KnownNames } from '../deployment/known-names.ts';
import { createEmbeddedEngine } from '../embedded/embedded-engine.ts';
import type { EngineEvent } from '../event.ts';
import { LeaseOver, type LeasedJob } from '../job-source.ts';
import { brokenModels } from '../profile/broken/broken-models.ts';
import type { ProcessEngine } from '../port.ts';
import type { SqlTransaction } from '../sql.ts';
import { bpmn, end, flows, serviceTask, start, userTask } from '../testing/bpmn.ts';
import { openTestDatabase, type TestDatabase } from '../testing/memory-database.ts';
import { WiredEngine, WiredServer } from '../testing/wired-engine.ts';
import { createRemoteEngine, type RemoteEngine } from './remote-engine.ts';

const MODEL = bpmn('p', start() + userTask('ask') + userTask('check') + end() + flows('start -> ask -> check -> end'));
const WORK = bpmn('w', start() + serviceTask('work', 'test/work') + end() + flows('start -> work -> end'));

let database: TestDatabase;
let wire: WiredEngine;
let engines: RemoteEngine[];
let events: EngineEvent[];

beforeEach(async () => {
  database = openTestDatabase();
  wire = new WiredEngine();
  engines = [];
  events = [];
});

afterEach(async () => {
  for (const engine of engines) await engine.stop();
  wire.close();
  database.close();
});

/** One process of the application. */
async function open(known: KnownNames = {}): Promise<RemoteEngine> {
  const engine = createRemoteEngine({ database, server: new WiredServer(wire), known: () => known });
  engine.onEvents(async (_tx, taken) => void events.push(...taken));
  await engine.start();
  engines.push(engine);
  return engine;
}

async function within(engine: RemoteEngine, work: (tx: SqlTransaction) => Promise<unknown>): Promise<boolean> {
  const tx = await database.transaction(async (opened) => {
    await work(opened);
    return opened;
  });
  return engine.settled(tx, 5_000);
}

const deploy = (engine: RemoteEngine, content = MODEL) =>
  within(engine, (tx) => engine.deploy(tx, [{ name: 'bpmn/p/p.bpmn', content }]));

const startInstance = (engine: RemoteEngine, instanceId: string, processId = 'p') =>
  within(engine, (tx) =>
    engine.send(tx, { type: 'start-instance', instanceId, processId, caseId: `case-${instanceId}`, variables: {} }),
  );

const openTasks = (instanceId: string) => {
  const of = (type: EngineEvent['type']) =>
    events.filter((event) => event.type === type && event.instanceId === instanceId);
  const done = new Set(of('user-task-completed').map((event) => 'key' in event && event.key));
  return of('user-task-created').filter((event) => 'key' in event && !done.has(event.key));
};

function complete(engine: RemoteEngine, instanceId: string) {
  const [task] = openTasks(instanceId);
  if (!task || !('key' in task)) throw new Error(`Expected an open task of "${instanceId}", but there is none.`);
  const { key: taskKey } = task;
  return within(engine, (tx) => engine.send(tx, { type: 'complete-user-task', instanceId, taskKey, variables: {} }));
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('Expected a condition to come true within 10 s, but it did not.');
    await setTimeout(5);
  }
}

test('given a command, when it is settled, then who sent it reads what came of it', async () => {
  const engine = await open();
  expect(await deploy(engine)).toBe(true);
  expect(await startInstance(engine, 'i1')).toBe(true);
  expect(openTasks('i1')).toHaveLength(1);
  expect(await complete(engine, 'i1')).toBe(true);
  expect(openTasks('i1').map((task) => 'elementId' in task && task.elementId)).toEqual(['check']);
  const positions = events.filter(({ instanceId }) => instanceId === 'i1').map(({ position }) => position);
  expect(positions).toEqual(positions.map((_, index) => index));
});

test('given models that the profile refuses, then the verdict is the embedded one, and the server sees none of them', async () => {
  const known = { portable: true };
  const remote = await open(known);
  const embedded = createEmbeddedEngine({ database, known: () => known });
  const verdict = (engine: ProcessEngine, content: string) =>
    database.transaction((tx) => engine.deploy(tx, [{ name: 'a.bpmn', content }])).catch((error: unknown) => error);
  for (const { xml } of brokenModels) {
    const given = await verdict(remote, xml);
    expect(given).toBeInstanceOf(DeploymentRejection);
    expect(given).toEqual(await verdict(embedded, xml));
  }
  await deploy(remote);
  expect(wire.files.map(({ content }) => content)).toEqual([MODEL]);
});

test('given a server out of reach, then commands are accepted, wait in order, and are carried out once it is back (PLT-076)', async () => {
  const engine = await open();
  await deploy(engine);
  await startInstance(engine, 'i1');
  wire.isCut = true;
  const [task] = openTasks('i1');
  const taskKey = task && 'key' in task ? task.key : '';
  const tx = await database.transaction(async (opened) => {
    await engine.send(opened, { type: 'complete-user-task', instanceId: 'i1', taskKey, variables: { way: 1 } });
    await engine.send(opened, { type: 'set-variables', instanceId: 'i1', variables: { way: 2 } });
    return opened;
  });
  const from = performance.now();
  expect(await engine.settled(tx, 30_000)).toBe(false);
  expect(performance.now() - from, 'nobody is kept waiting').toBeLessThan(3_000);
  expect(await engine.health()).toMatchObject({ status: 'failing', pendingCommands: 2 });
  wire.isCut = false;
  await until(async () => (await engine.health()).pendingCommands === 0);
  expect(wire.received.slice(-2)).toEqual(['complete-user-task', 'set-variables']);
  expect(wire.inner.lastVariables('i1')).toMatchObject({ way: 2 });
});

test('given a server that stays away, then operators get one alarm, which ends with the outage', async () => {
  const engine = await open();
  await deploy(engine);
  wire.isCut = true;
  const alarms = async () => (await engine.health()).alarms.map(({ code }) => code);
  const tx = await database.transaction(async (opened) => {
    const variables = {};
    await engine.send(opened, { type: 'start-instance', instanceId: 'i1', processId: 'p', caseId: 'c', variables });
    return opened;
  });
  await until(async () => (await alarms()).includes('unreachable'));
  expect(await engine.settled(tx, 8_000)).toBe(false);
  wire.isCut = false;
  await until(() => openTasks('i1').length === 1);
  await until(async () => (await alarms()).length === 0);
});

test('given an answer that got lost, when the command comes again, then it has taken effect once (PLT-075)', async () => {
  const engine = await open();
  await deploy(engine);
  wire.answersLost = 1;
  expect(await startInstance(engine, 'i1')).toBe(true);
  wire.answersLost = 1;
  expect(await complete(engine, 'i1')).toBe(true);
  expect(wire.received).toEqual(['start-instance', 'start-instance', 'complete-user-task', 'complete-user-task']);
  expect(events.filter(({ type }) => type === 'instance-started')).toHaveLength(1);
  expect(events.filter(({ type }) => type === 'user-task-completed')).toHaveLength(1);
  expect((await engine.health()).alarms).toEqual([]);
});

test('given a command that the server refuses for good, then an operator reads why and can put the alarm away', async () => {
  const engine = await open();
  await deploy(engine);
  await startInstance(engine, 'i1');
  await within(engine, (tx) =>
    engine.send(tx, { type: 'modify-instance', instanceId: 'i1', activate: [{ elementId: 'none' }], terminate: [] }),
  );
  const { alarms } = await engine.health();
  expect(alarms).toMatchObject([{ code: 'command-refused', message: expect.stringContaining('none') as string }]);
  await database.transaction((tx) => engine.clearAlarm(tx, alarms[0]?.id ?? ''));
  expect((await engine.health()).alarms).toEqual([]);
});

test('given two who complete the same task, then the second is refused at once', async () => {
  const engine = await open();
  await deploy(engine);
  await startInstance(engine, 'i1');
  const [task] = openTasks('i1');
  const command = { type: 'complete-user-task', instanceId: 'i1', variables: {} } as const;
  const taskKey = task && 'key' in task ? task.key : '';
  const both = await Promise.allSettled(
    [1, 2].map(() => database.transaction((tx) => engine.send(tx, { ...command, taskKey }))),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await until(() => openTasks('i1').length === 1);
});

test('given events that are told again, then nothing is emitted twice', async () => {
  const engine = await open();
  await deploy(engine);
  wire.repeats = 100;
  await startInstance(engine, 'i1');
  await complete(engine, 'i1');
  await complete(engine, 'i1');
  await until(() => events.some(({ type }) => type === 'instance-completed'));
  const kinds = events.map((event) => `${event.type} ${'key' in event ? event.key : event.position}`);
  expect(new Set(kinds).size).toBe(kinds.length);
});

test('given events that the application cannot take in, then operators are told, until it can', async () => {
  const engine = await open();
  await deploy(engine);
  let isRefused = true;
  engine.onEvents(async () => {
    if (isRefused) throw new Error('Expected a table, but it is not there.');
  });
  await startInstance(engine, 'i1');
  const alarms = async () => (await engine.health()).alarms;
  await until(async () => (await alarms()).length > 0);
  const message = expect.stringMatching(/"p" \(instance "i1"\).*Expected a table/) as string;
  expect(await alarms()).toMatchObject([{ code: 'intake-failed', message }]);
  isRefused = false;
  await until(async () => (await alarms()).length === 0);
  expect(await complete(engine, 'i1')).toBe(true);
});

test('given two processes of the application, when the one that takes events in stops, then the other goes on', async () => {
  const [first, second] = [await open(), await open()];
  await deploy(first);
  await Promise.all(['i1', 'i2', 'i3', 'i4'].map((id, index) => startInstance(index % 2 ? first : second, id)));
  expect(wire.received.filter((type) => type === 'start-instance')).toHaveLength(4);
  await first.stop();
  await startInstance(second, 'i5');
  await until(() => openTasks('i5').length === 1);
  for (const id of ['i1', 'i2', 'i3', 'i4', 'i5']) expect(openTasks(id)).toHaveLength(1);
});

test('given a command whose process died before carrying it out, then another process does once it starts', async () => {
  const first = await open();
  await deploy(first);
  await first.stop();
  engines = [];
  const start = { type: 'start-instance', instanceId: 'i1', processId: 'p', caseId: 'c', variables: {} } as const;
  await database.transaction((tx) => first.send(tx, start));
  await open();
  await until(() => openTasks('i1').length === 1);
});

test('given a job that is handed out twice, then its second outcome is refused together with its effects', async () => {
  const engine = await open();
  await deploy(engine, WORK);
  const taken: LeasedJob[] = [];
  const service = engine.jobs.serve({
    leases: new Map([['test/work', 30_000]]),
    concurrency: 1,
    take: async (leased) => {
      taken.push(leased);
      const finish = () =>
        database.transaction((tx) => engine.jobs.finish(tx, leased, { type: 'completed', variables: { sent: true } }));
      await finish();
      await expect(finish()).rejects.toBeInstanceOf(LeaseOver);
    },
  });
  await startInstance(engine, 'i1', 'w');
  await until(() => events.some(({ type }) => type === 'instance-completed'));
  expect(taken).toHaveLength(1);
  expect(taken[0]?.job).toMatchObject({ type: 'test/work', instanceId: 'i1', caseId: 'case-i1', elementId: 'work' });
  await service.stop();
});
