import { allRules } from './all-rules.ts';
import type { ProfileRule, Severity } from './profile-rule.ts';

/** A configuration of bpmnlint. */
export interface LintConfig {
  readonly extends?: string;
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
}

const PACKAGE = 'bpmnlint-plugin-safeflow';

/** The portable profile: what all engines run, as bpmnlint's configuration. It needs `profileResolver`. */
export const profileConfig: LintConfig = { extends: 'plugin:safeflow/portable' };

/** Resolves the profile without looking for files, so that it works in a browser too. */
export const profileResolver = {
  resolveRule(pkg: string, name: string): ProfileRule {
    const rule = pkg === PACKAGE ? allRules[name] : undefined;
    if (!rule) throw new Error(`Expected a rule of the portable profile, but "${pkg}/${name}" is none.`);
    return rule;
  },
  resolveConfig(pkg: string, name: string): LintConfig {
    if (pkg !== PACKAGE || name !== 'portable') {
      throw new Error(`Expected the portable profile, but the configuration is "${pkg}/${name}".`);
    }
    return { rules: Object.fromEntries(Object.entries(allRules).map(([rule, { severity }]) => [rule, severity])) };
  },
};
