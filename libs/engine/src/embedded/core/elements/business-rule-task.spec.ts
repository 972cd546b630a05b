import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bpmn, element, end, extensions, flows, ioMapping, start, userTask } from '../../../testing/bpmn.ts';
import { decision, dmn, inputData, literal, table } from '../../../testing/dmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const calls = (decisionId = 'level', more = '', attributes = '') =>
  bpmn(
    'p',
    start() +
      element(
        'businessRuleTask',
        'grade',
        extensions(`<zeebe:calledDecision decisionId="${decisionId}" resultVariable="level" ${attributes}/>${more}`),
      ) +
      userTask('after') +
      end() +
      flows('start -> grade -> after -> end'),
  );
const levels = (limit = 10) =>
  dmn(
    inputData('dead', 'number') +
      decision(
        'level',
        table({
          inputs: ['dead'],
          outputs: [{}],
          rules: [
            [`>= ${limit}`, '"major"'],
            [`< ${limit}`, '"general"'],
          ],
        }),
        ['!dead'],
      ),
  );

test('given a decision, when a task asks it, then its result is a variable and the process goes on', async () => {
  const deployed = await engine.deploy(calls(), levels());
  expect(deployed.find(({ kind }) => kind === 'decision')).toMatchObject({
    definitionId: 'level',
    version: 1,
    created: true,
    resource: 'bpmn/test-1.dmn',
  });
  await engine.startInstance('p', { dead: 12 });
  expect(engine.openTasks('after')[0]?.variables).toEqual({ dead: 12, level: 'major' });
  expect(engine.completed()).toContain('grade');
});

test('given mappings on the task, then the decision reads the mapped input and only mapped outputs leave', async () => {
  const mapping = ioMapping({ dead: '=victims + 1' }, { grade: '=upper case(level)' });
  await engine.deploy(calls('level', mapping), levels());
  await engine.startInstance('p', { victims: 9 });
  expect(engine.openTasks('after')[0]?.variables).toEqual({ victims: 9, grade: 'MAJOR' });
});

test('given the id of the decision as an expression, then it is found by its value', async () => {
  await engine.deploy(calls('=wanted'), levels());
  await engine.startInstance('p', { wanted: 'level', dead: 1 });
  expect(engine.openTasks('after')[0]?.variables).toMatchObject({ level: 'general' });
});

test('given a newer version of the decision, when a task asks it, then the latest one answers', async () => {
  await engine.deploy(calls(), levels());
  expect(await engine.deploy(levels())).toMatchObject([{ version: 1, created: false }]);
  expect(await engine.deploy(levels(3))).toMatchObject([{ version: 2, created: true }]);
  await engine.startInstance('p', { dead: 5 });
  expect(engine.openTasks('after')[0]?.variables).toMatchObject({ level: 'major' });
});

describe('given a decision that gives no result', () => {
  test('when it does not exist, then there is an incident that goes on once it is deployed', async () => {
    await engine.deploy(calls());
    await engine.startInstance('p', { dead: 12 });
    const [incident] = engine.incidents();
    expect(incident).toMatchObject({
      elementId: 'grade',
      code: 'decision',
      message: 'Expected a decision "level", but there is none.',
    });
    await engine.deploy(levels());
    if (incident) await engine.resolve(incident);
    expect(engine.openTasks('after')[0]?.variables).toMatchObject({ level: 'major' });
    expect(engine.rows().incident).toBe(0);
  });

  test('when its input has the wrong type, then the incident names file, element and value; corrected it goes on', async () => {
    await engine.deploy(calls(), levels());
    const instanceId = await engine.startInstance('p', { dead: 'many' });
    const [incident] = engine.incidents();
    expect(incident).toMatchObject({ elementId: 'grade', code: 'decision' });
    expect(incident?.message).toBe(
      'Expected decision "level" to give a result, but: ' +
        'bpmn/test-1.dmn: dead: Expected "dead" of type number, but it is "many".',
    );
    await engine.send({ type: 'set-variables', instanceId, variables: { dead: 1 } });
    if (incident) await engine.resolve(incident);
    expect(engine.openTasks('after')[0]?.variables).toEqual({ dead: 1, level: 'general' });
  });

  test('when its id gives no text, then the incident says so', async () => {
    await engine.deploy(calls('=nothing'));
    await engine.startInstance('p');
    expect(engine.incidents()).toMatchObject([{ elementId: 'grade', code: 'decision' }]);
  });
});

describe('given a deployment with a problem', () => {
  test.each([
    ['a decision file that is broken', [dmn(decision('d', literal('1 +')))], 'feel'],
    ['a decision in two files', [dmn(decision('d', literal('1'))), dmn(decision('d', literal('2')))], 'duplicate-id'],
    ['a decision bound to its deployment', [calls('level', '', 'bindingType="deployment"')], 'unsupported'],
    ['a task without a result variable', [calls().replace('resultVariable="level"', '')], 'missing'],
  ])('when it has %s, then it is refused as a whole', async (_name, files, rule) => {
    await expect(engine.deploy(levels(), ...files)).rejects.toMatchObject({ code: 'invalid', problems: [{ rule }] });
    expect(await engine.deploy(levels())).toMatchObject([{ version: 1, created: true }]);
  });
});
