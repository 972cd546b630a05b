import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** How many tests passed and failed; a file that could not be run counts as one failure. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

/** Reads one result file of the test runner; one that is missing counts as a failure. */
export function readTestResult(file: string): TestCount {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const result = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const broken = result.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
  return { passed: result.numPassedTests, failed: result.numFailedTests + broken.length };
}

/** The closing line that people and programs read. */
export function closingLine(counts: readonly TestCount[]): string {
  const sum = (pick: (count: TestCount) => number) => counts.reduce((total, count) => total + pick(count), 0);
  return `${sum((count) => count.passed)} passed, ${sum((count) => count.failed)} failed`;
}
