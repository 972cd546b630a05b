import { createRequire } from 'node:module';
import type { BpmnElement } from '../profile/bpmn-element.ts';
import { profileConfig, profileResolver, type LintConfig } from '../profile/profile-config.ts';
import type { ModelProblem, ModelRule } from '../model/model-problem.ts';

interface Report {
  readonly id?: string;
  readonly message: string;
  readonly category: 'error' | 'warn' | 'rule-error';
  readonly meta?: { readonly rule: ModelRule };
}

interface ResolvedRule {
  readonly name: string;
}

interface Linter {
  resolveRules(config: LintConfig): Promise<readonly ResolvedRule[]>;
  applyRule(definitions: BpmnElement, rule: ResolvedRule): readonly Report[];
}

// bpmnlint publishes no types for its entry point.
const { Linter } = createRequire(import.meta.url)('bpmnlint') as {
  Linter: new (options: { config: LintConfig; resolver: typeof profileResolver }) => Linter;
};
// The compiler of models says what is wrong with FEEL, so that it is parsed once.
const config: LintConfig = { ...profileConfig, rules: { 'safeflow/feel': 'off' } };
const linter = new Linter({ config, resolver: profileResolver });
const rules = linter.resolveRules(config);

/** Applies the portable profile; `portable` takes what only some engines run for a problem too. */
export async function lintProfile(file: string, definitions: BpmnElement, portable: boolean): Promise<ModelProblem[]> {
  const resolved = await rules;
  return resolved.flatMap((rule) =>
    linter
      .applyRule(definitions, rule)
      .filter(({ category }) => portable || category !== 'warn')
      .map((report) => ({ file, element: report.id ?? '', ...verdict(rule, report) })),
  );
}

/** A rule that fails cannot clear a model. */
function verdict({ name }: ResolvedRule, { meta, message }: Report): Pick<ModelProblem, 'rule' | 'message'> {
  if (meta) return { rule: meta.rule, message };
  return { rule: 'unsupported', message: `Expected a model that rule "${name}" can check, but it fails: ${message}.` };
}
