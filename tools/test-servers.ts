import { join } from 'node:path';
import { startMariadb } from './database/mariadb-server.ts';
import { nodePath } from './node-runtime.mjs';
import { rootDir } from './root-dir.mjs';
import { runCommand } from './run-command.mjs';
import { closingLine, readTestResult } from './test-result.ts';

// The suites that need servers: MariaDB is started unless DATABASE_URL names one, engines are started by the suites themselves.
const env = { DATABASE_URL: process.env.DATABASE_URL ?? (await startMariadb()) };
const resultFile = join(rootDir, 'test-results', 'servers.json');
const vitest = join(rootDir, 'node_modules', 'vitest', 'vitest.mjs');
const args = [vitest, 'run', '--config', 'vitest.servers.config.ts', ...process.argv.slice(2)];
const code = await runCommand(nodePath(), args, { env: { ...env, TEST_RESULT: resultFile } });
console.log(closingLine([readTestResult(resultFile)]));
process.exitCode = code;
