import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { angularRules, angularTemplateRules } from './tools/lint/angular-rules.ts';
import {
  browserTestsMayUse,
  environmentOutsideConfig,
  partsMayUse,
  restrictedImports,
  restrictedPaths,
} from './tools/lint/boundaries.ts';
import { ensureProjectGraph } from './tools/lint/project-graph.ts';
import { codeRules, portRules, specRules } from './tools/lint/code-rules.ts';

const code = ['**/*.ts', '**/*.mjs'];

// Without a project graph the boundary rule says nothing and passes.
await ensureProjectGraph(import.meta.dirname);

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '**/.angular/', '.nx/', 'data/', 'coverage/', 'e2e/screenshots-out/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: codeRules,
  },
  {
    files: code,
    plugins: { '@nx': nx, 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs', '.js'] })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      'max-lines': ['error', 300],
      '@nx/enforce-module-boundaries': ['error', partsMayUse],
      'import-x/no-restricted-paths': ['error', restrictedPaths(import.meta.dirname)],
    },
  },
  {
    files: ['web/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: angularRules,
  },
  {
    files: ['web/src/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    rules: angularTemplateRules,
  },
  { files: ['e2e/**/*.ts'], rules: { '@nx/enforce-module-boundaries': ['error', browserTestsMayUse] } },
  { files: ['libs/**/*.ts', 'server/**/*.ts', 'workers/**/*.ts', 'bpmn/**/*.ts'], rules: portRules },
  ...restrictedImports,
  environmentOutsideConfig,
  { files: ['**/*.spec.ts', '**/*.server-spec.ts', '**/*.e2e.ts'], rules: specRules },
  prettier,
);
