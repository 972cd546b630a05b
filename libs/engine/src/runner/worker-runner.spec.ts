import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BpmnError, type Job, type Worker, type WorkerContext } from '@safeflow/contracts';
import type { SqlTransaction } from '../sql.ts';
import { boundary, bpmn, end, error, flows, onError, serviceTask, start, userTask } from '../testing/bpmn.ts';
import { EngineHarness } from '../testing/engine-harness.ts';
import { WorkerRunner } from './worker-runner.ts';

/** For what happens in the background of a busy machine. */
const PATIENT = { timeout: 10_000 };

let engine: EngineHarness;
let runner: WorkerRunner;
let failures: unknown[];

beforeEach(() => {
  engine = new EngineHarness();
  failures = [];
  engine.database.handle.exec('CREATE TABLE effect (job TEXT, text TEXT)');
});
afterEach(async () => {
  await runner.stop();
  engine.close();
});

const model = bpmn(
  'p',
  start() +
    serviceTask('work', 'p/work', '', 3) +
    boundary('refused', 'work', onError('e')) +
    userTask('repair') +
    end() +
    flows('start -> work -> end', 'refused -> repair'),
  error('e', 'REFUSED'),
);

/** A runner whose workers record one effect, the job's key, when they get through. */
function startRunner(run: Worker['run'], more: Partial<Worker> = {}, concurrency = 16): void {
  runner = new WorkerRunner({
    engine: engine.engine,
    workers: new Map([['p/work', { run, ...more }]]),
    concurrency,
    createContext: (job: Job) => Promise.resolve({ context: {} as WorkerContext, commit: (tx) => record(tx, job) }),
    onFailure: (_job, failure) => failures.push(failure),
  });
  runner.start();
}

async function record(tx: SqlTransaction, job: Job): Promise<void> {
  await tx.run('INSERT INTO effect (job, text) VALUES (?, ?)', [job.key, 'done']);
}

const effects = () =>
  engine.database.handle
    .prepare('SELECT job FROM effect')
    .all()
    .map(({ job }) => String(job));

describe('given a worker for a job type', () => {
  test('when it returns variables, then they become those of the process and its effects are kept with the completion', async () => {
    startRunner(() => Promise.resolve({ answer: 42 }));
    await engine.deploy(model);
    const id = await engine.startInstance('p');
    await runner.settled();
    expect(engine.hasCompleted(id)).toBe(true);
    expect(engine.lastVariables(id)).toEqual({ answer: 42 });
    expect(effects()).toHaveLength(1);
  });

  test('when it throws a business error, then the process catches it and no effect is kept', async () => {
    startRunner(() => Promise.reject(new BpmnError('REFUSED', 'not allowed', { reason: 'x' })));
    await engine.deploy(model);
    const id = await engine.startInstance('p');
    await runner.settled();
    expect(engine.openTasks('repair')).toHaveLength(1);
    expect(await engine.variables(id)).toEqual({ reason: 'x' });
    expect(effects()).toEqual([]);
  });

  test('when it throws anything else, then it is tried again with growing pauses and at last there is an incident', async () => {
    let tries = 0;
    startRunner(() => {
      tries += 1;
      return Promise.reject(new Error(`try ${tries}`));
    });
    await engine.deploy(model);
    await engine.startInstance('p');
    await runner.settled();
    expect(tries).toBe(1);
    for (const pause of [1_000, 4_000]) {
      engine.clock.advance(pause - 1);
      await runner.settled();
      const before = tries;
      engine.clock.advance(1);
      await runner.settled();
      expect(tries).toBe(before + 1);
    }
    expect(engine.incidents()).toMatchObject([{ elementId: 'work', code: 'job-retries', message: 'try 3' }]);
    expect(failures).toHaveLength(3);
    expect(effects()).toEqual([]);
  });

  test('when recording its effects fails, then that counts as a failed try and the job stays', async () => {
    startRunner(() => Promise.resolve());
    await engine.deploy(model);
    engine.database.handle.exec('ALTER TABLE effect RENAME TO effect_away');
    const id = await engine.startInstance('p');
    await runner.settled();
    expect(engine.of('job-failed')).toMatchObject([{ retries: 2 }]);
    engine.database.handle.exec('ALTER TABLE effect_away RENAME TO effect');
    engine.clock.advance(1_000);
    await runner.settled();
    expect(engine.hasCompleted(id)).toBe(true);
    expect(effects()).toHaveLength(1);
  });

  test('when it takes longer than its lease, then only the one that has the job then completes it', async () => {
    const waiting: (() => void)[] = [];
    startRunner(() => new Promise((resolve) => waiting.push(() => resolve())), { lease: 1_000 });
    await engine.deploy(model);
    const id = await engine.startInstance('p');
    await expect.poll(() => waiting.length, PATIENT).toBe(1);
    engine.clock.advance(1_000);
    await expect.poll(() => waiting.length, PATIENT).toBe(2);
    for (const finish of waiting) finish();
    await runner.settled();
    expect(engine.hasCompleted(id)).toBe(true);
    expect(engine.of('job-completed')).toHaveLength(1);
    expect(effects()).toHaveLength(1);
  });

  test('when more jobs wait than may run at once, then no more than that run together and all get done', async () => {
    let running = 0;
    let most = 0;
    startRunner(
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running -= 1;
      },
      {},
      3,
    );
    await engine.deploy(model);
    await Promise.all(Array.from({ length: 12 }, () => engine.startInstance('p')));
    await expect.poll(() => engine.of('instance-completed').length, PATIENT).toBe(12);
    expect(most).toBe(3);
  });

  test('when the runner stops, then the job in hand is finished and no other is begun', async () => {
    const waiting: (() => void)[] = [];
    startRunner(() => new Promise((resolve) => waiting.push(() => resolve())), {}, 1);
    await engine.deploy(model);
    await engine.startInstance('p');
    await engine.startInstance('p');
    await expect.poll(() => waiting.length, PATIENT).toBe(1);
    const stopped = runner.stop();
    waiting[0]?.();
    await stopped;
    expect(engine.of('job-completed')).toHaveLength(1);
    expect(waiting).toHaveLength(1);
  });
});
