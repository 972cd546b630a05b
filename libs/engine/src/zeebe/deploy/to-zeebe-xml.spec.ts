import { describe, expect, it } from 'vitest';
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
  onTimer,
  start,
  userTask,
} from '../../testing/bpmn.ts';
import { toZeebeXml } from './to-zeebe-xml.ts';

describe('a model for Zeebe', () => {
  it('tells incoming and outgoing flows in the order of the schema', async () => {
    const late = boundary('late', 'ask', onTimer('timeDuration', 'PT1H'));
    const xml = await toZeebeXml(
      bpmn('p', start() + userTask('ask') + late + end() + flows('start -> ask -> end', 'late -> end')),
    );
    expect(xml).toContain('<bpmn:boundaryEvent id="late" attachedToRef="ask"><bpmn:outgoing>late_end</bpmn:outgoing>');
    expect(xml).toContain('<bpmn:incoming>start_ask</bpmn:incoming><bpmn:outgoing>ask_end</bpmn:outgoing>');
  });

  it('has its forms left out and everything else of a user task kept', async () => {
    const task = userTask('ask', '<zeebe:formDefinition formId="p-ask" /><zeebe:assignmentDefinition assignee="li" />');
    const xml = await toZeebeXml(bpmn('p', start() + task + flows('start -> ask')));
    expect(xml).not.toContain('formDefinition');
    expect(xml).toContain('assignmentDefinition assignee="li"');
  });

  it('has the flows of a gateway the other way round, because Zeebe takes the last one that is true', async () => {
    const body = start() + element('exclusiveGateway', 'g') + userTask('a') + userTask('b');
    const xml = await toZeebeXml(
      bpmn('p', `${body}${flows('start -> g')}${flow('g', 'a', '=x')}${flow('g', 'b', '=y')}`),
    );
    expect(xml.indexOf('id="g_b"')).toBeLessThan(xml.indexOf('id="g_a"'));
  });

  it('gives link events the ids that Zeebe needs', async () => {
    const body =
      element('intermediateThrowEvent', 'out', link('on')) + element('intermediateCatchEvent', 'in', link('on'));
    const xml = await toZeebeXml(bpmn('p', start() + body + flows('start -> out')));
    expect(xml).toContain('<bpmn:linkEventDefinition id="out_link" name="on" />');
    expect(xml).toContain('<bpmn:linkEventDefinition id="in_link" name="on" />');
  });

  it('runs mappings of a manual task as those of a script task', async () => {
    const task = element('manualTask', 'm', extensions(ioMapping({}, { seen: '=1' })));
    const xml = await toZeebeXml(bpmn('p', start() + task + end() + flows('start -> m -> end')));
    expect(xml).toMatch(/<bpmn:scriptTask id="m">.*<zeebe:script expression="=null"/s);
    expect(xml).toContain('targetRef="m"');
  });
});
