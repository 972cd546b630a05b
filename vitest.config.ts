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
    projects: Object.entries(projects).map(([name, include]) => ({ extends: true, test: { name, include } })),
  },
});
