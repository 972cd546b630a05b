import { defineConfig } from 'vitest/config';

// One browser and one server at a time: the flows are timed like a person, and small machines run them too.
export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'browser',
    include: ['**/*.e2e.ts'],
    reporters: ['default', ['json', { outputFile: process.env.TEST_RESULT ?? '../test-results/browser.json' }]],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 15_000, interval: 100 } },
  },
});
