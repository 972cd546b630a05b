import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { rootDir } from './root-dir.mjs';

/**
 * Environment in which the project's own commands are found and no tool reports its use to anybody.
 * @param {Record<string, string>} extra
 */
export function commandEnv(extra = {}) {
  return {
    ...process.env,
    PATH: [join(rootDir, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    IBM_TELEMETRY_DISABLED: 'true',
    NG_CLI_ANALYTICS: 'false',
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    ...extra,
  };
}

/**
 * Runs a command in the repository with the terminal shared; resolves with its exit code, 128 when a signal ended it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string }} options
 * @returns {Promise<number>}
 */
export function runCommand(command, args, { env = {}, cwd = rootDir } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit', env: commandEnv(env) });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 128));
  });
}
