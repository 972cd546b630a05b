import { describe, expect, test } from 'vitest';
import { parseBpmnXml } from '../../model/bpmn-xml.ts';
import { readModels } from '../../model/read-model.ts';
import {
  boundary,
  bpmn,
  element,
  end,
  extensions,
  flow,
  flows,
  ioMapping,
  link,
  loop,
  message,
  onMessage,
  onSignal,
  onTimer,
  serviceTask,
  signal,
  start,
  userTask,
} from '../../testing/bpmn.ts';
import { elementEntries, translateProcesses } from './translate-process.ts';

async function translated(body: string, globals = ''): Promise<string> {
  const { processes, problems } = await readModels('spec.bpmn', bpmn('spec', body, globals));
  expect(problems).toEqual([]);
  return translateProcesses(processes);
}

/** The ids of sequence flows and what they join. */
function flowsOf(xml: string): string[] {
  return [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)" sourceRef="([^"]+)" targetRef="([^"]+)"/g)].map(
    ([, id, source, target]) => `${id}: ${source} -> ${target}`,
  );
}

/** The FEEL program of a hidden step. */
function programOf(xml: string, id: string): string {
  const [, step = ''] =
    new RegExp(`<bpmn:serviceTask id="${id}".*?<camunda:script[^>]*>(.*?)</camunda:script>`, 's').exec(xml) ?? [];
  return step.replaceAll('&#10;', '\n').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}

describe('given a process without expressions', () => {
  test('when it is translated, then it has the same elements and flows', async () => {
    const xml = await translated(
      start() + userTask('work') + serviceTask('tell') + end() + flows('start -> work -> tell -> end'),
    );
    expect(flowsOf(xml)).toEqual(['start_work: start -> work', 'work_tell: work -> tell', 'tell_end: tell -> end']);
    expect(xml).toContain('<bpmn:serviceTask id="tell" camunda:type="external" camunda:topic="test/tell"/>');
    expect(xml).not.toContain('sf__');
  });

  test('when it is translated again, then the result is the same', async () => {
    const body = start() + userTask('work', ioMapping({ a: '=b' })) + end() + flows('start -> work -> end');
    expect(await translated(body)).toBe(await translated(body));
  });
});

describe('given expressions', () => {
  const assigned = '<zeebe:assignmentDefinition assignee="=who" candidateGroups="=groups" />';

  test('when an element may fail by them, then a step before it evaluates them and one beside it waits for an operator', async () => {
    const xml = await translated(start() + userTask('work', assigned) + end() + flows('start -> work -> end'));
    expect(flowsOf(xml)).toEqual([
      'sf__flow__sf__pre__work__sf__check__work: sf__pre__work -> sf__check__work',
      'sf__flow__sf__check__work__work: sf__check__work -> work',
      'sf__flow__sf__check__work__sf__error__work: sf__check__work -> sf__error__work',
      'sf__flow__sf__error__work__sf__pre__work: sf__error__work -> sf__pre__work',
      'start_work: start -> sf__pre__work',
      'work_end: work -> end',
    ]);
    expect(xml).toContain(`camunda:assignee="\${sf__.v['task']['assignee']}"`);
    expect(programOf(xml, 'sf__pre__work')).toContain('sf__0: (\nwho\n)');
  });

  test('when nothing can fail, then there is no step that waits', async () => {
    const xml = await translated(
      start() + userTask('work', ioMapping({ a: '=b + 1' })) + end() + flows('start -> work -> end'),
    );
    expect(xml).not.toContain('sf__error__work');
    expect(xml).toContain(
      `<camunda:inputParameter name="a">\${JSON(sf__).prop('v').prop('map').prop('a')}</camunda:inputParameter>`,
    );
  });

  test('when mappings build on each other and on paths, then later ones see earlier ones', async () => {
    const xml = await translated(
      start() +
        userTask('work', ioMapping({ a: '=b', 'c.d': '=a', 'c.e': '=c.d' })) +
        end() +
        flows('start -> work -> end'),
    );
    expect(
      programOf(xml, 'sf__pre__work')
        .split('\n')
        .filter((line) => /^[ac]: /.test(line)),
    ).toEqual(['a: (', 'c: {"d": (', 'c: if c instance of context then context put(c, "e", (']);
  });

  test('when an expression may give a date, then the program makes text of it', async () => {
    const work = (source: string) =>
      translated(start() + userTask('work', ioMapping({ a: source })) + end() + flows('start -> work -> end'));
    expect(programOf(await work('=today()'), 'sf__pre__work')).toContain('a: sf__json((\ntoday()\n))');
    expect(programOf(await work('=b'), 'sf__pre__work')).not.toContain('sf__json');
  });

  test('when they are in comments and quotes, then they end where they end', async () => {
    const xml = await translated(
      start() + userTask('work', ioMapping({ a: '="x < \\"y\\"" // why' })) + end() + flows('start -> work -> end'),
    );
    expect(programOf(xml, 'sf__pre__work')).toContain('a: (\n"x < \\"y\\"" // why\n)');
  });
});

describe('given gateways', () => {
  test('when one chooses, then its program names the flows and the flows look for their names', async () => {
    const xml = await translated(
      start() +
        element('exclusiveGateway', 'choice', '', { default: 'choice_other' }) +
        userTask('one') +
        userTask('other') +
        end() +
        flows('start -> choice', 'one -> end', 'other -> end') +
        flow('choice', 'one', '=a > 1') +
        flow('choice', 'other'),
    );
    expect(xml).toContain(`\${sf__.v['flows'].contains('choice_one')}`);
    expect(programOf(xml, 'sf__pre__choice')).toContain('"flows": [sf__2[1]]');
  });

  test('when events follow one, then nothing stands between them', async () => {
    const catching = (id: string, event: string) => element('intermediateCatchEvent', id, event);
    const xml = await translated(
      start() +
        element('eventBasedGateway', 'race') +
        catching('paid', onMessage('m')) +
        catching('late', onTimer('timeDuration', '=wait')) +
        end() +
        flows('start -> race -> paid -> end', 'race -> late -> end'),
      message('m', 'paid', '=number'),
    );
    expect(flowsOf(xml)).toContain('race_paid: race -> paid');
    expect(xml).toContain(`name="\${sf__.v['on paid']}"`);
    expect(xml).toContain(`>\${sf__.v['on late']}</bpmn:timeDuration>`);
  });

  test('when a link jumps, then it is a flow', async () => {
    const xml = await translated(
      start() +
        element('intermediateThrowEvent', 'jump', link('there')) +
        element('intermediateCatchEvent', 'land', link('there')) +
        end() +
        flows('start -> jump', 'land -> end'),
    );
    expect(flowsOf(xml)).toContain('sf__flow__jump__land: jump -> land');
  });
});

describe('given events', () => {
  test('when a message has a correlation key, then the key is part of the name that is waited for', async () => {
    const xml = await translated(
      start() +
        userTask('work') +
        boundary('stop', 'work', onMessage('m')) +
        end() +
        end('over') +
        flows('start -> work -> end', 'stop -> over'),
      message('m', 'stop', '=number'),
    );
    expect(programOf(xml, 'sf__pre__work')).toContain('"on stop": sf__3');
    expect(xml).toContain(`name="\${sf__.v['on stop']}"`);
  });

  test('when an event sub-process waits for a message, then the rest of its scope is a body that is entered after the start', async () => {
    const xml = await translated(
      start() +
        userTask('work') +
        end() +
        flows('start -> work -> end') +
        element(
          'subProcess',
          'watch',
          element('startEvent', 'told', onMessage('m')) + end('seen') + flows('told -> seen'),
          {
            triggeredByEvent: true,
          },
        ),
      message('m', 'told', '=number'),
    );
    expect(flowsOf(xml)).toContain('sf__flow__start__sf__entry__start: start -> sf__entry__start');
    expect(xml).toMatch(/<bpmn:subProcess id="sf__body__spec">.*<bpmn:subProcess id="watch" triggeredByEvent="true">/s);
  });

  test('when two events know one signal, then the file names it once', async () => {
    const catching = (id: string) => element('intermediateCatchEvent', id, onSignal('s'));
    const xml = await translated(
      start() + catching('a') + catching('b') + end() + flows('start -> a -> b -> end'),
      signal('s', 'alarm'),
    );
    expect(xml.match(/name="alarm"/g)).toHaveLength(1);
  });

  test.each([
    ['timeDuration', 'P2W', 'P14D'],
    ['timeCycle', 'R-1/PT1H', 'R/PT1H'],
    ['timeDate', '2026-11-22T08:00:00+08:00', '2026-11-22T00:00:00.000Z'],
  ] as const)('when a timer says %s %s, then the server reads %s', async (kind, text, expected) => {
    const xml = await translated(
      start() +
        userTask('work') +
        boundary('late', 'work', onTimer(kind, text), false) +
        end() +
        end('over') +
        flows('start -> work -> end', 'late -> over'),
    );
    expect(xml).toContain(`>${expected}</bpmn:${kind}>`);
  });
});

describe('given a multi-instance activity', () => {
  test('when it is translated, then a hidden body has its boundary events and a hidden turn its variables', async () => {
    const xml = await translated(
      start() +
        element(
          'userTask',
          'sign',
          loop({
            inputCollection: '=people',
            inputElement: 'person',
            outputCollection: 'answers',
            outputElement: '=answer',
          }),
        ) +
        boundary('late', 'sign', onTimer('timeDuration', 'PT1H')) +
        end() +
        end('over') +
        flows('start -> sign -> end', 'late -> over'),
    );
    expect(xml).toContain('<bpmn:boundaryEvent id="late" attachedToRef="sf__loop__sign" cancelActivity="true">');
    expect(xml).toContain(
      '<camunda:inputParameter name="person">${sf__items.elements().get(loopCounter)}</camunda:inputParameter>',
    );
    expect(xml).toContain('<camunda:inputParameter name="loopCounter">${loopCounter + 1}</camunda:inputParameter>');
  });
});

test('given a translated file, when it is read again, then every reference is found', async () => {
  const xml = await translated(
    start() +
      userTask('work', ioMapping({ a: '=b' }, { c: '=d' })) +
      boundary('stop', 'work', onMessage('m'), false) +
      end() +
      end('over') +
      flows('start -> work -> end', 'stop -> over'),
    message('m', 'stop', '=number'),
  );
  const { warnings } = await parseBpmnXml(xml);
  expect(warnings).toEqual([]);
});

test('given the model of a process, then a token enters each element at the step before it', async () => {
  const { processes } = await readModels(
    'spec.bpmn',
    bpmn(
      'spec',
      start() +
        userTask('work', ioMapping({ a: '=b' })) +
        userTask('file') +
        end() +
        flows('start -> work -> file -> end'),
    ),
  );
  const [model] = processes;
  if (!model) throw new Error('Expected a process, but there is none.');
  expect(Object.fromEntries(elementEntries(model))).toEqual({
    start: 'start',
    work: 'sf__pre__work',
    file: 'file',
    end: 'end',
  });
});

test('given extensions of an element, then what only the adapter reads is not written', async () => {
  const headers = '<zeebe:taskHeaders><zeebe:header key="channel" value="sms" /></zeebe:taskHeaders>';
  expect(
    await translated(start() + serviceTask('tell', 'tell', headers) + end() + flows('start -> tell -> end')),
  ).not.toContain('sms');
  expect(extensions('')).toBe('');
});
