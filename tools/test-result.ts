import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Cases of the conformance suite; one that an engine's flags exclude counts as neither. */
const outcomes = z.array(z.object({ outcome: z.enum(['passed', 'excluded', 'failed']) }));

/** How many tests passed and failed; a file that could not be run counts as one failure. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

/** Reads one result file of the test runner or of the conformance suite; one that is missing or broken counts as a failure. */
export function readTestResult(file: string): TestCount {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const result = z.union([report, outcomes]).safeParse(jsonIn(file));
  if (!result.success) return { passed: 0, failed: 1 };
  return Array.isArray(result.data) ? countOutcomes(result.data) : countReport(result.data);
}

function countOutcomes(cases: z.infer<typeof outcomes>): TestCount {
  const count = (wanted: string) => cases.filter(({ outcome }) => outcome === wanted).length;
  // A suite without cases has proven nothing.
  return { passed: count('passed'), failed: cases.length === 0 ? 1 : count('failed') };
}

function countReport(result: z.infer<typeof report>): TestCount {
  const broken = result.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
  return { passed: result.numPassedTests, failed: result.numFailedTests + broken.length };
}

/** What a run that was cut off left behind is no JSON. */
function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The closing line that people and programs read. */
export function closingLine(counts: readonly TestCount[]): string {
  const sum = (pick: (count: TestCount) => number) => counts.reduce((total, count) => total + pick(count), 0);
  return `${sum((count) => count.passed)} passed, ${sum((count) => count.failed)} failed`;
}
