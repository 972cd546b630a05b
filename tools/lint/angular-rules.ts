import type { Linter } from 'eslint';

/** Components are standalone, use signals and inject(); see conventions in docs/how-to.md. */
export const angularRules: Linter.RulesRecord = {
  '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'sf', style: 'kebab-case' }],
  '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'sf', style: 'camelCase' }],
  '@angular-eslint/prefer-inject': 'error',
  '@angular-eslint/prefer-output-emitter-ref': 'error',
  '@angular-eslint/prefer-output-readonly': 'error',
  '@angular-eslint/prefer-signals': 'error',
  '@angular-eslint/prefer-standalone': 'error',
  '@angular-eslint/no-uncalled-signals': 'error',
  '@angular-eslint/prefer-host-metadata-property': 'error',
};

/** Templates use built-in control flow and can be worked by keyboard. */
export const angularTemplateRules: Linter.RulesRecord = {
  '@angular-eslint/template/prefer-control-flow': 'error',
  '@angular-eslint/template/prefer-self-closing-tags': 'error',
};
