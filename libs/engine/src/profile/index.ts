export { profileConfig, profileResolver, type LintConfig } from './profile-config.ts';
export type { ProfileRule, Reporter, Severity } from './profile-rule.ts';
