import { defineConfig } from 'vitest/config';

/** Suites that need servers beside the application: databases, engines, proxies. Run by `npm run test:servers`. */
export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: process.env.TEST_RESULT ?? 'test-results/servers.json' }]],
    // One after the other: they share the machine's two cores and the servers.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'adapters',
          include: ['libs/engine/src/**/*.server-spec.ts'],
          globalSetup: 'tools/engines/servers-for-suites.ts',
        },
      },
      {
        extends: true,
        test: { name: 'faults', include: ['server/src/**/*.server-spec.ts', 'e2e/faults/*.server-spec.ts'] },
      },
    ],
  },
});
