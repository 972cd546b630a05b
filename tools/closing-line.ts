import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { closingLine, readTestResult } from './test-result.ts';

const [folder = 'test-results', ...expected] = process.argv.slice(2);

// A run that was to leave a file and did not has failed, so the names of all of them are given.
const files = expected.length > 0 ? expected.map((name) => `${name}.json`) : readdirSync(folder);
console.log(closingLine(files.map((file) => readTestResult(join(folder, file)))));
