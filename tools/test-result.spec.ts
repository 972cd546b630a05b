import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingLine, readTestResult } from './test-result.ts';

const folder = mkdtempSync(join(tmpdir(), 'safeflow-test-result-'));
afterAll(() => rmSync(folder, { recursive: true }));

function resultFile(name: string, content: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('given the result files of two test runs', () => {
  it('then the closing line adds them up', () => {
    const specs = { numPassedTests: 7, numFailedTests: 0, testResults: [] };
    const browser = { numPassedTests: 2, numFailedTests: 1, testResults: [] };
    const counts = [resultFile('a.json', specs), resultFile('b.json', browser)].map(readTestResult);
    expect(closingLine(counts)).toBe('9 passed, 1 failed');
  });

  it('then a file that could not even be loaded is a failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ];
    const file = resultFile('c.json', { numPassedTests: 1, numFailedTests: 0, testResults });
    expect(readTestResult(file)).toEqual({ passed: 1, failed: 1 });
  });

  it('then cases of the conformance suite count by their outcome, those that a flag excludes not at all', () => {
    const cases = ['passed', 'passed', 'excluded', 'failed'].map((outcome) => ({
      engine: 'zeebe',
      case: 'c',
      outcome,
    }));
    expect(readTestResult(resultFile('d.json', cases))).toEqual({ passed: 2, failed: 1 });
    expect(readTestResult(resultFile('e.json', []))).toEqual({ passed: 0, failed: 1 });
  });

  it('then a run that was cut off while it wrote its file is a failure', () => {
    const file = join(folder, 'f.json');
    writeFileSync(file, '[{"engine":');
    expect(readTestResult(file)).toEqual({ passed: 0, failed: 1 });
  });

  it('then a run that left no file is a failure', () => {
    expect(readTestResult(join(folder, 'missing.json'))).toEqual({ passed: 0, failed: 1 });
  });
});
