import { describe, expect, it } from 'vitest';
import { checkFolders } from './check-folders.ts';
import type { ProcessFolder } from './model-files.ts';

const head =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" ' +
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://safeflow/models">';

/** A process whose one step calls another, or a decision. */
function processFile(id: string, extension: string, type = 'callActivity'): string {
  const step = `<bpmn:${type} id="step"><bpmn:extensionElements>${extension}</bpmn:extensionElements></bpmn:${type}>`;
  const flow = '<bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="step" />';
  return `${head}<bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="start" />${step}${flow}</bpmn:process></bpmn:definitions>`;
}

const calling = (called: string, more = '') => `<zeebe:calledElement processId="${called}" ${more}/>`;
const asking = '<zeebe:calledDecision decisionId="level" resultVariable="level" />';
const folder = (id: string, content: string): ProcessFolder => ({
  id,
  models: [{ name: `bpmn/${id}/${id}.bpmn`, content }],
  decisions: [],
  forms: [],
  caseType: undefined,
});
const caller = folder('caller', processFile('caller', calling('called')));
const called = folder('called', processFile('called', '', 'userTask'));

async function problems(folders: readonly ProcessFolder[], deployed: readonly string[] = []) {
  const checked = await checkFolders(folders, new Set(), new Set(deployed));
  return checked.flatMap((one) => one.problems.map(({ file, element, rule }) => [file, element, rule]));
}

describe('process folders that call each other', () => {
  it('given a process of another folder, when both are right, then the call is too, in whatever order they come', async () => {
    expect(await problems([caller, called])).toEqual([]);
    expect(await problems([called, caller])).toEqual([]);
  });

  it('given folders that call each other in a circle, then nothing is refused', async () => {
    const back = folder('called', processFile('called', calling('caller')));
    expect(await problems([caller, back])).toEqual([]);
  });

  it('given a process that is nowhere, then its call is named', async () => {
    expect(await problems([caller])).toEqual([['bpmn/caller/caller.bpmn', 'step', 'unknown-process']]);
  });

  it('given a process that was deployed before, then it may be called without its files', async () => {
    expect(await problems([caller], ['called'])).toEqual([]);
  });

  it('given a folder that is refused, then those that call it are refused too, unless it was deployed before', async () => {
    const broken = folder('called', processFile('called', '', 'complexGateway'));
    const chain = folder('first', processFile('first', calling('caller')));
    const all = [chain, caller, broken];
    expect(await problems(all)).toEqual([
      ['bpmn/first/first.bpmn', 'step', 'unknown-process'],
      ['bpmn/caller/caller.bpmn', 'step', 'unknown-process'],
      ['bpmn/called/called.bpmn', 'step', 'unsupported'],
    ]);
    expect(await problems(all, ['called'])).toEqual([['bpmn/called/called.bpmn', 'step', 'unsupported']]);
  });

  it('given a decision that no folder has, then the task that asks it is named', async () => {
    const rule = folder('rule', processFile('rule', asking, 'businessRuleTask'));
    expect(await problems([rule])).toEqual([['bpmn/rule/rule.bpmn', 'step', 'unknown-decision']]);
  });
});

it('given a call that is bound to a version, then it is refused, because not every engine has that', async () => {
  const bound = folder('bound', processFile('bound', calling('called', 'bindingType="deployment" ')));
  expect(await problems([bound, called])).toEqual([['bpmn/bound/bound.bpmn', 'step', 'unsupported']]);
});
