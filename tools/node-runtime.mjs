import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from './root-dir.mjs';

const OLDEST_TO_START = { major: 20, minor: 19 };
const OLDEST_TO_RUN = 24;

/** Throws a plain sentence when the Node that runs the start script is too old to install the rest. */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST_TO_START.major || (major === OLDEST_TO_START.major && minor < OLDEST_TO_START.minor)) {
    throw new Error(
      `Expected Node ${OLDEST_TO_START.major}.${OLDEST_TO_START.minor} or newer, but this is Node ${version}.`,
    );
  }
}

/** Path of the Node that runs SafeFlow: the one npm installed, else the present one when it is new enough. */
export function nodePath() {
  const installed = join(rootDir, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_TO_RUN) return process.execPath;
  throw new Error(
    `Expected Node ${OLDEST_TO_RUN} from npm, but there is none for ${process.platform}-${process.arch}: ` +
      `run SafeFlow with your own Node ${OLDEST_TO_RUN} or newer.`,
  );
}
