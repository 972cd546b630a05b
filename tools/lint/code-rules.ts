import type { Linter } from 'eslint';

/** Rules beyond typescript-eslint's strict set. Aim at 40 lines a function; beyond 50 it is an error. */
export const codeRules: Linter.RulesRecord = {
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  eqeqeq: ['error', 'always'],
  'no-console': 'off',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // `Promise<Result | void>` says plainly that a result may be left out.
  '@typescript-eslint/no-invalid-void-type': 'off',
  // An asynchronous port may be met by an adapter that has nothing to wait for.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
  // `return refuse()` is the plainest early end of a function that returns nothing.
  '@typescript-eslint/no-confusing-void-expression': 'off',
  // Spreading a string goes by code points, which is what counting and masking Chinese text needs.
  '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }, 'string'] }],
  '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
  // Angular components and zod-like builders are classes by design of their libraries.
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
};

/** Outside the browser, ports are closures: their methods need no `this`. */
export const portRules: Linter.RulesRecord = { '@typescript-eslint/unbound-method': 'off' };

/** A specification is one long story: its size is bounded by file, not by function. */
export const specRules: Linter.RulesRecord = {
  'max-lines': ['error', 500],
  'max-lines-per-function': 'off',
  '@typescript-eslint/no-non-null-assertion': 'off',
};
