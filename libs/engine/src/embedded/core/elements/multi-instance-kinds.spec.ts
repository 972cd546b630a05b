import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  extensions,
  flows,
  ioMapping,
  loop,
  message,
  onError,
  onMessage,
  onTimer,
  serviceTask,
  start,
  userTask,
} from '../../../testing/bpmn.ts';
import { decision, dmn, literal } from '../../../testing/dmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

const NOTHING = { instance: 0, job: 0, timer: 0, subscription: 0, incident: 0 };
const job = '<zeebe:taskDefinition type="test/work" />';
const output = ioMapping({}, { answer: '=result' });

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

/** Jobs made at the same time are handed out in no order, so a worker looks at which item it has. */
async function completeJob(): Promise<void> {
  const leased = await engine.leaseJob('test/work');
  const variables = { result: Number(leased.job.variables.item) * 10 };
  await engine.finishJob(leased, { type: 'completed', variables });
}

const inside = start('inStart') + serviceTask('work', 'test/work', output) + flows('inStart -> work');
const script = '<zeebe:script expression="=item * 10" resultVariable="result" />';
const rule = '<zeebe:calledDecision decisionId="tenfold" resultVariable="result" />';
const call = '<zeebe:calledElement processId="called" propagateAllChildVariables="false" />';

/** Element, extensions and content of an activity, and what makes its turn for an item go on. */
const kinds: readonly [string, string, string, string, (item: number) => Promise<unknown>][] = [
  ['user task', 'userTask', output, '', () => engine.completeTask('each', { result: currentItem() * 10 })],
  ['service task', 'serviceTask', job + output, '', completeJob],
  ['send task', 'sendTask', job + output, '', completeJob],
  ['script task', 'scriptTask', script + output, '', () => Promise.resolve()],
  ['script task done by a worker', 'scriptTask', job + output, '', completeJob],
  ['business rule task', 'businessRuleTask', rule + output, '', () => Promise.resolve()],
  ['business rule task done by a worker', 'businessRuleTask', job + output, '', completeJob],
  ['manual task', 'manualTask', ioMapping({}, { answer: '=item * 10' }), '', () => Promise.resolve()],
  ['undefined task', 'task', ioMapping({}, { answer: '=item * 10' }), '', () => Promise.resolve()],
  ['receive task', 'receiveTask', output, '', (item) => engine.publish('done', `A${item}`, { result: item * 10 })],
  ['sub-process', 'subProcess', ioMapping({ answer: '=0' }), inside, completeJob],
  ['call activity', 'callActivity', call + output, '', completeJob],
];

function currentItem(): number {
  return Number(engine.openTasks('each')[0]?.variables.item);
}

function model(kind: string, parts: string, content: string, settings: object = {}): string {
  const characteristics = loop({
    inputCollection: '=[1, 2, 3]',
    inputElement: 'item',
    outputCollection: 'answers',
    outputElement: '=answer',
    ...settings,
  });
  const reference = kind === 'receiveTask' ? { messageRef: 'm' } : {};
  const activity = element(kind, 'each', extensions(parts) + characteristics + content, reference);
  return bpmn(
    'p',
    start() + activity + userTask('after') + flows('start -> each -> after'),
    message('m', 'done', '="A" + string(item)'),
  );
}

const called = bpmn('called', start() + serviceTask('work', 'test/work') + end() + flows('start -> work -> end'));
const tenfold = dmn(decision('tenfold', literal('item * 10')));

describe.each(kinds)('given a multi-instance %s', (_name, kind, parts, content, goOn) => {
  test.each([
    ['parallel', false],
    ['sequential', true],
  ])('when its turns are %s, then each gives its output and nothing is left', async (_order, sequential) => {
    await engine.deploy(model(kind, parts, content, { sequential }), called, tenfold);
    const id = await engine.startInstance('p');
    for (const item of [1, 2, 3]) await goOn(item);
    expect(engine.incidents()).toEqual([]);
    expect(await engine.variables(id)).toEqual({ answers: [10, 20, 30] });
    await engine.completeTask('after');
    expect(engine.rows()).toEqual(NOTHING);
  });

  test.each([
    ['parallel', false],
    ['sequential', true],
  ])('when its turns are %s and the condition comes true, then the rest ends', async (_order, sequential) => {
    const settings = { sequential, completionCondition: '=numberOfCompletedInstances = 2' };
    await engine.deploy(model(kind, parts, content, settings), called, tenfold);
    const id = await engine.startInstance('p');
    for (const item of [1, 2]) await goOn(item);
    const { answers } = (await engine.variables(id)) as { answers: (number | null)[] };
    expect(answers).toContain(null);
    expect(answers.filter((answer, index) => answer === (index + 1) * 10)).toHaveLength(2);
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['after']);
    await engine.completeTask('after');
    expect(engine.rows()).toEqual(NOTHING);
  });
});

describe('given a multi-instance call activity with boundary events', () => {
  const guarded =
    start() +
    element('callActivity', 'each', extensions(call) + loop({ inputCollection: '=[1, 2]', inputElement: 'item' })) +
    boundary('failed', 'each', onError('e')) +
    boundary('late', 'each', onTimer('timeDuration', 'PT1H'), false) +
    userTask('repair') +
    userTask('urge') +
    end() +
    flows('start -> each -> end', 'failed -> repair', 'late -> urge');

  test('when one call throws, then the others end and the error is caught once', async () => {
    await engine.deploy(bpmn('p', guarded, error('e', 'BAD')), called);
    await engine.startInstance('p');
    await engine.throwError('test/work', 'BAD');
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['repair']);
    expect(engine.rows()).toEqual({ ...NOTHING, instance: 1 });
  });

  test('when the timer fires, then it fires once for all turns, which go on', async () => {
    await engine.deploy(bpmn('p', guarded, error('e', 'BAD')), called);
    await engine.startInstance('p');
    await engine.advance(3_600_000);
    expect(engine.openTasks('urge')).toHaveLength(1);
    await engine.completeJob('test/work');
    await engine.completeJob('test/work');
    expect(engine.rows()).toEqual({ ...NOTHING, instance: 1 });
  });
});

test('given an event sub-process in each turn, when an error is thrown in it, then no other event sub-process of the turns catches it', async () => {
  const first = element(
    'subProcess',
    'first',
    element('startEvent', 'onBad', onError('bad')) + serviceTask('again', 'test/again') + flows('onBad -> again'),
    { triggeredByEvent: true },
  );
  const each = element(
    'subProcess',
    'each',
    loop({ inputCollection: '=[1]' }) +
      start('inStart') +
      serviceTask('work', 'test/work') +
      flows('inStart -> work') +
      first,
  );
  const body =
    start() +
    each +
    boundary('failed', 'each', onError('bad')) +
    userTask('repair') +
    flows('start -> each', 'failed -> repair');
  await engine.deploy(bpmn('p', body, error('bad', 'BAD')));
  await engine.startInstance('p');
  await engine.throwError('test/work', 'BAD');
  await engine.throwError('test/again', 'BAD');
  expect(engine.of('element-activated').filter(({ elementId }) => elementId === 'first')).toHaveLength(1);
  expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['repair']);
});

test('given a multi-instance receive task at which a message waits already, when it is entered, then the turn of its key takes it', async () => {
  await engine.deploy(model('receiveTask', output, ''));
  await engine.publish('done', 'A2', { result: 20 }, 60_000);
  const id = await engine.startInstance('p');
  await engine.publish('done', 'A1', { result: 10 });
  await engine.publish('done', 'A3', { result: 30 });
  expect(await engine.variables(id)).toEqual({ answers: [10, 20, 30] });
});

test('given a task with a boundary message inside a multi-instance sub-process, when it comes for one turn, then the other goes on', async () => {
  const each = element(
    'subProcess',
    'each',
    loop({ inputCollection: '=[1, 2]', inputElement: 'item' }) +
      start('inStart') +
      userTask('work') +
      boundary('stopped', 'work', onMessage('m')) +
      end('gone') +
      flows('inStart -> work', 'stopped -> gone'),
  );
  await engine.deploy(
    bpmn('p', start() + each + end() + flows('start -> each -> end'), message('m', 'done', '="A" + string(item)')),
  );
  const id = await engine.startInstance('p');
  await engine.publish('done', 'A1');
  expect(engine.openTasks('work').map(({ variables }) => variables.item)).toEqual([2]);
  await engine.completeTask('work');
  expect(engine.hasCompleted(id)).toBe(true);
});
