import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { readDefinitions } from '../deployment/read-definitions.ts';
import { allRules } from './all-rules.ts';
import { brokenModels } from './broken/broken-models.ts';
import { profileConfig, profileResolver, type ProfileRule } from './index.ts';
import type { BpmnElement } from './bpmn-element.ts';

type Results = Readonly<Record<string, readonly { readonly id: string; readonly message: string }[]>>;
const { Linter } = createRequire(import.meta.url)('bpmnlint') as {
  Linter: new (options: object) => { lint(definitions: BpmnElement): Promise<Results> };
};
const linter = new Linter({ config: profileConfig, resolver: profileResolver });

async function lint(xml: string): Promise<Results> {
  const read = await readDefinitions(xml);
  if (!read) throw new Error('Expected BPMN, but it is none.');
  return linter.lint(read.definitions);
}

test.each(brokenModels)(
  'given $what, when bpmnlint runs, then $rule names the element and nothing else does',
  async ({ rule, element, xml }) => {
    const results = await lint(xml);
    expect(Object.keys(results)).toEqual([`safeflow/${rule}`]);
    const reports = results[`safeflow/${rule}`] ?? [];
    expect(reports.map(({ id }) => id)).toContain(element);
    for (const { message } of reports) expect(message).toMatch(/^Expected .*\.$/);
  },
);

describe('given all rules', () => {
  test('then each is broken by a model above, but ids that a parser refuses twice', () => {
    const broken = new Set(brokenModels.map(({ rule }) => rule));
    expect(Object.keys(allRules).filter((rule) => !broken.has(rule))).toEqual(['duplicate-id']);
  });

  test('then bpmnlint knows them as errors, or as warnings about what not all engines run', async () => {
    const { rules } = profileResolver.resolveConfig('bpmnlint-plugin-safeflow', 'portable');
    expect(Object.keys(rules ?? {})).toEqual(Object.keys(allRules));
    expect(new Set(Object.values(rules ?? {}))).toEqual(new Set(['error', 'warn']));
    const check = (rule: ProfileRule) => rule().check({ $type: 'bpmn:Definitions' }, { report: () => undefined });
    expect(Object.values(allRules).map(check)).toEqual(Object.values(allRules).map(() => false));
  });

  test('then another rule or configuration is refused', () => {
    expect(() => profileResolver.resolveRule('bpmnlint', 'label-required')).toThrow('Expected a rule');
    expect(() => profileResolver.resolveConfig('bpmnlint', 'recommended')).toThrow('Expected the portable profile');
  });
});

test('given two elements of one id in an editor, when bpmnlint runs, then the second is named', async () => {
  const process: BpmnElement = {
    $type: 'bpmn:Process',
    id: 'p',
    isExecutable: true,
    flowElements: [
      { $type: 'bpmn:UserTask', id: 'a' },
      { $type: 'bpmn:UserTask', id: 'a' },
    ],
  };
  const reports: string[] = [];
  const definitions: BpmnElement = { $type: 'bpmn:Definitions', rootElements: [process] };
  allRules['duplicate-id']?.().check(definitions, { report: (id, message) => reports.push(`${id}: ${message}`) });
  expect(reports).toEqual(['a: Expected unique ids, but "a" is used twice.']);
});
