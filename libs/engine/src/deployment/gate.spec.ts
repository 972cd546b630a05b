import { describe, expect, test } from 'vitest';
import { brokenModels } from '../profile/broken/broken-models.ts';
import { allRules } from '../profile/all-rules.ts';
import { bpmn, element, end, extensions, flows, onTimer, start, userTask } from '../testing/bpmn.ts';
import { decision, dmn, literal } from '../testing/dmn.ts';
import { checkResources } from './check-resources.ts';
import type { KnownNames } from './known-names.ts';

const file = (name: string, content: string) => ({ name, content });
const problemsOf = async (content: string, known: KnownNames = {}) =>
  (await checkResources([file('a.bpmn', content)], known)).problems;
const single = (step: string, globals = '') => bpmn('p', start() + step + end() + flows('start -> a -> end'), globals);

test.each(brokenModels)(
  'given $what, when a portable deployment is checked, then the element is named once for each reason',
  async ({ rule, element: id, xml }) => {
    const problems = await problemsOf(xml, { portable: true });
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'a.bpmn', element: id, rule: allRules[rule]?.().meta.rule }),
    );
    const lines = problems.map(({ element: named, message }) => `${named} ${message}`);
    expect(lines).toEqual([...new Set(lines)]);
    for (const { message } of problems) expect(message).toMatch(/^Expected .*\.$/s);
  },
);

test('given what one engine does not run, when a deployment need not be portable, then it is accepted', async () => {
  for (const { rule, xml } of brokenModels.filter((model) => allRules[model.rule]?.severity === 'warn')) {
    expect([rule, await problemsOf(xml)]).toEqual([rule, []]);
  }
});

describe('given what a model calls', () => {
  const caller = single(element('callActivity', 'a', extensions('<zeebe:calledElement processId="q" />')));
  const asks = single(
    element('businessRuleTask', 'a', extensions('<zeebe:calledDecision decisionId="d" resultVariable="r" />')),
  );

  test.each([
    ['process', caller, 'unknown-process', 'Expected a process "q", but there is none.'],
    ['decision', asks, 'unknown-decision', 'Expected a decision "d", but there is none.'],
  ])('when the %s is nowhere, then the call is named', async (_what, content, rule, message) => {
    const nothing = { processes: new Set<string>(), decisions: new Set<string>() };
    expect(await problemsOf(content, nothing)).toEqual([{ file: 'a.bpmn', element: 'a', rule, message }]);
  });

  test('when it is deployed already, in the same deployment or told by an expression, then the call is right', async () => {
    const none = { processes: new Set<string>(), decisions: new Set<string>() };
    expect(await problemsOf(caller, { processes: new Set(['q']) })).toEqual([]);
    expect(await problemsOf(asks, { decisions: new Set(['d']) })).toEqual([]);
    expect(await problemsOf(caller.replace('"q"', '"=which"'), none)).toEqual([]);
    const together = [
      file('a.bpmn', caller),
      file('q.bpmn', bpmn('q', start() + end() + flows('start -> end'))),
      file('b.bpmn', asks.replace('id="p"', 'id="r"')),
      file('d.dmn', dmn(decision('d', literal('1')))),
    ];
    expect((await checkResources(together, none)).problems).toEqual([]);
  });

  test('when nobody says what there is, then calls are not checked', async () => {
    expect(await problemsOf(caller)).toEqual([]);
  });
});

describe('given a file that the parser does not take as a whole', () => {
  test.each([
    [
      'an id twice',
      single(userTask('a') + userTask('a')),
      'a',
      'duplicate-id',
      'Expected unique ids, but "a" is used twice.',
    ],
    [
      'an id that is none',
      single(userTask('a') + userTask('1 b')),
      '1 b',
      'xml',
      /^Expected an id .* but it is "1 b"\.$/,
    ],
    [
      'an attribute that BPMN does not have',
      single(element('userTask', 'a', '', { colour: 'red' })),
      'a',
      'xml',
      'Expected an attribute of BPMN, but "a" has "colour".',
    ],
    [
      'an element that BPMN does not have',
      single(userTask('a') + '\n<bpmn:robotTask id="r" />'),
      'r',
      'xml',
      'Expected BPMN, but unknown type <bpmn:RobotTask>.',
    ],
    [
      'an extension that Zeebe does not have',
      single(userTask('a', '<zeebe:robot />')),
      'a',
      'xml',
      'Expected BPMN, but unknown type <zeebe:Robot>.',
    ],
    [
      'a caught error that is not there',
      single(
        userTask('a') +
          element('boundaryEvent', 'b', '<bpmn:errorEventDefinition errorRef="gone" />', { attachedToRef: 'a' }) +
          end('last') +
          flows('b -> last'),
      ),
      'b',
      'reference',
      'Expected a known reference, but "gone" is none.',
    ],
  ])('when it has %s, then the element is named', async (_what, content, id, rule, message) => {
    const problems = await problemsOf(content);
    expect(problems).toContainEqual({
      file: 'a.bpmn',
      element: id,
      rule,
      message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
    });
  });

  test('when it is no XML at all, then that is the only problem', async () => {
    expect(await problemsOf('<bpmn')).toMatchObject([{ element: '', rule: 'xml' }]);
  });
});

test('given pools, lanes, drawings and a process that is not executable beside it, then they are not checked', async () => {
  const drawn =
    '<bpmn:collaboration id="c"><bpmn:participant id="ours" processRef="p" /><bpmn:participant id="theirs" processRef="other" />' +
    '<bpmn:messageFlow id="mf" sourceRef="theirs" targetRef="a" /></bpmn:collaboration>' +
    '<bpmn:process id="other" isExecutable="false"><bpmn:complexGateway id="anything" /></bpmn:process>';
  const body =
    '<bpmn:laneSet id="ls"><bpmn:lane id="l"><bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>' +
    '<bpmn:dataObjectReference id="data" /><bpmn:textAnnotation id="note" /><bpmn:association id="as" sourceRef="a" targetRef="note" />';
  const content = bpmn('p', body + start() + userTask('a') + end() + flows('start -> a -> end'), drawn);
  expect(await problemsOf(content, { portable: true })).toEqual([]);
});

test('given two processes in a file, when one is broken, then the other does not hide it', async () => {
  const second = '<bpmn:process id="q" isExecutable="true"><bpmn:userTask id="lost" /></bpmn:process>';
  const problems = await problemsOf(single(userTask('a'), second));
  expect(problems.map(({ element: id, rule }) => `${id} ${rule}`).sort()).toEqual([
    'lost unreachable',
    'q start-event',
  ]);
});

test('given a start that no time can be told for, when it is checked, then it is named', async () => {
  const content = bpmn('p', start('start', onTimer('timeDate', '=when')) + end() + flows('start -> end'));
  expect(await problemsOf(content)).toMatchObject([{ element: 'start', rule: 'start-event' }]);
});
