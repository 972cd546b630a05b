import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boundary,
  bpmn,
  element,
  end,
  extensions,
  flow,
  flows,
  message,
  onMessage,
  onTimer,
  serviceTask,
  start,
  userTask,
} from '../testing/bpmn.ts';
import { EngineHarness } from '../testing/engine-harness.ts';

const simple = (task = 'a') => bpmn('p', start() + userTask(task) + end() + flows(`start -> ${task} -> end`));

let engine: EngineHarness;
beforeEach(() => {
  engine = new EngineHarness({ jobTypes: new Set(['test/known']), forms: new Set(['p-known']) });
});
afterEach(() => engine.close());

test('given a process that was deployed, when the same content comes again, then it keeps its version', async () => {
  expect(await engine.deploy(simple())).toMatchObject([{ definitionId: 'p', version: 1, created: true }]);
  expect(await engine.deploy(simple())).toMatchObject([{ definitionId: 'p', version: 1, created: false }]);
  expect(await engine.deploy(simple('b'))).toMatchObject([{ definitionId: 'p', version: 2, created: true }]);
});

test('given a running instance, when a new version is deployed, then it finishes on its own version', async () => {
  await engine.deploy(simple());
  const id = await engine.startInstance('p');
  await engine.deploy(simple('b'));
  await engine.startInstance('p');
  expect(engine.openTasks().map(({ elementId, version }) => [elementId, version])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  await engine.completeTask('a');
  expect(engine.hasCompleted(id)).toBe(true);
});

const catching = (event: string) =>
  start() + element('intermediateCatchEvent', 'wait', event) + end() + flows('start -> wait -> end');
const invalid: readonly [string, string, string, string][] = [
  ['no XML', '<bpmn', '', 'xml'],
  [
    'no executable process',
    bpmn('p', start() + end() + flows('start -> end')).replace('isExecutable="true"', 'isExecutable="false"'),
    'definitions',
    'no-process',
  ],
  [
    'a flow to nowhere',
    bpmn('p', start() + end() + flows('start -> end', 'start -> nowhere')),
    'start_nowhere',
    'dangling-flow',
  ],
  [
    'an element that no flow leads to',
    bpmn('p', start() + end() + flows('start -> end') + userTask('lost')),
    'lost',
    'unreachable',
  ],
  [
    'an element beyond the profile',
    bpmn('p', start() + element('complexGateway', 'odd') + flows('start -> odd')),
    'odd',
    'unsupported',
  ],
  [
    'bad FEEL',
    bpmn(
      'p',
      start() +
        element('exclusiveGateway', 'x', '', { default: 'x_end' }) +
        end() +
        end('e2') +
        flows('start -> x -> end') +
        flow('x', 'e2', '=a >'),
    ),
    'x_e2',
    'feel',
  ],
  [
    'a condition without the equals sign',
    bpmn(
      'p',
      start() +
        element('exclusiveGateway', 'x', '', { default: 'x_end' }) +
        end() +
        end('e2') +
        flows('start -> x -> end') +
        flow('x', 'e2', 'a > 1'),
    ),
    'x_e2',
    'feel',
  ],
  [
    'a flow behind a gateway without a condition',
    bpmn('p', start() + element('exclusiveGateway', 'x') + end() + end('e2') + flows('start -> x -> end', 'x -> e2')),
    'x_end',
    'condition',
  ],
  ['a bad duration', bpmn('p', catching(onTimer('timeDuration', 'an hour'))), 'wait', 'iso8601'],
  ['a bad date', bpmn('p', catching(onTimer('timeDate', '2026-13-01'))), 'wait', 'iso8601'],
  [
    'a bad cycle',
    bpmn(
      'p',
      start() +
        userTask('a') +
        boundary('b', 'a', onTimer('timeCycle', 'R3/often'), false) +
        end() +
        flows('start -> a -> end', 'b -> end'),
    ),
    'b',
    'iso8601',
  ],
  [
    'two start events',
    bpmn('p', start() + start('s2') + end() + flows('start -> end', 's2 -> end')),
    'p',
    'start-event',
  ],
  ['no start event', bpmn('p', end()), 'p', 'start-event'],
  ['a message that is not there', bpmn('p', catching(onMessage('gone'))), 'wait', 'reference'],
  ['a message without a correlation key', bpmn('p', catching(onMessage('m')), message('m', 'paid')), 'wait', 'missing'],
  [
    'a service task without a job type',
    bpmn('p', start() + element('serviceTask', 's') + flows('start -> s')),
    's',
    'missing',
  ],
  [
    'a job type without a worker',
    bpmn('p', start() + serviceTask('s', 'test/unknown') + flows('start -> s')),
    's',
    'unknown-job-type',
  ],
  [
    'a form that is not there',
    bpmn('p', start() + userTask('u', '<zeebe:formDefinition formId="p-unknown" />') + flows('start -> u')),
    'u',
    'unknown-form',
  ],
  [
    'a joining inclusive gateway',
    bpmn(
      'p',
      start() +
        element('exclusiveGateway', 'x', '', { default: 'x_a' }) +
        userTask('a') +
        element('inclusiveGateway', 'or') +
        end() +
        flows('start -> x -> a -> or -> end') +
        flow('x', 'or', '=b'),
    ),
    'or',
    'unsupported',
  ],
  [
    'a boundary event without a way out',
    bpmn('p', start() + userTask('a') + boundary('b', 'a', onTimer('timeDuration', 'PT1H')) + flows('start -> a')),
    'b',
    'dangling-flow',
  ],
  [
    'a loop without a collection',
    bpmn('p', start() + element('userTask', 'u', '<bpmn:multiInstanceLoopCharacteristics />') + flows('start -> u')),
    'u',
    'missing',
  ],
  [
    'a mapping to no variable name',
    bpmn(
      'p',
      start() +
        userTask('u', '<zeebe:ioMapping><zeebe:input source="=1" target="a-b" /></zeebe:ioMapping>') +
        flows('start -> u'),
    ),
    'u',
    'missing',
  ],
];

describe('given a model with a problem', () => {
  test.each(invalid)(
    'when it has %s, then the file, the element and the rule are named',
    async (_name, content, elementId, rule) => {
      const refused = engine.deploy(content);
      await expect(refused).rejects.toMatchObject({ name: 'EngineRejection', code: 'invalid' });
      await expect(refused).rejects.toMatchObject({
        problems: expect.arrayContaining([
          expect.objectContaining({ file: 'bpmn/test-0.bpmn', element: elementId, rule }),
        ]) as unknown,
      });
    },
  );

  test('when another file beside it is right, then neither is stored and the version before goes on', async () => {
    await engine.deploy(simple());
    await expect(engine.deploy(simple('b'), '<bpmn')).rejects.toMatchObject({ code: 'invalid' });
    await engine.startInstance('p');
    expect(engine.openTasks()).toMatchObject([{ elementId: 'a', version: 1 }]);
  });
});

test('given forms in the same deployment, when a task names one of them, then it is accepted', async () => {
  const content = bpmn('p', start() + userTask('u', '<zeebe:formDefinition formId="p-new" />') + flows('start -> u'));
  const resources = [
    { name: 'forms/p/new.form', content: '{ "id": "p-new", "components": [] }' },
    { name: 'bpmn/p/p.bpmn', content },
  ];
  await engine.database.transaction((tx) => engine.engine.deploy(tx, resources));
  await engine.startInstance('p');
  expect(engine.openTasks()).toMatchObject([{ formId: 'p-new' }]);
});

test('given properties and headers on elements, when the definition is described, then they can be read', async () => {
  const more = extensions('').concat(
    '<zeebe:properties><zeebe:property name="status" value="accepted" /></zeebe:properties>',
  );
  await engine.deploy(bpmn('p', start() + userTask('u', more) + flows('start -> u')));
  const description = await engine.database.transaction((tx) => engine.engine.operations.describe(tx, 'p'));
  expect(description?.elements.find(({ id }) => id === 'u')).toMatchObject({
    type: 'userTask',
    properties: { status: 'accepted' },
  });
});
