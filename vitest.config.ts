import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const projects: Record<string, string[]> = {
  contracts: ['libs/contracts/src/**/*.spec.ts'],
  engine: ['libs/engine/src/**/*.spec.ts'],
  server: ['server/src/**/*.spec.ts'],
  workers: ['workers/src/**/*.spec.ts'],
  web: ['web/src/**/*.spec.ts'],
  models: ['bpmn/**/*.spec.ts', 'forms/**/*.spec.ts'],
  tools: ['tools/**/*.spec.ts'],
};

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: process.env.TEST_RESULT ?? 'test-results/specs.json' }]],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    provide: {
      dmnTck: process.env.SAFEFLOW_DMN_TCK ?? join(import.meta.dirname, '../shared/conformance/dmn-tck'),
      isCi: process.env.CI === 'true',
    },
    projects: Object.entries(projects).map(([name, include]) => ({ extends: true, test: { name, include } })),
  },
});
