import { existsSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rootDir } from './root-dir.mjs';

const OLDEST_TO_START = { major: 20, minor: 19 };
const OLDEST_TO_RUN = 24;

const modules = join(rootDir, 'node_modules');
const windows = process.platform === 'win32';
const platform = `${windows ? 'win' : process.platform}-${process.arch}`;
const fromNpm = join(modules, `node-${platform}`, 'bin', windows ? 'node.exe' : 'node');

/** Throws a plain sentence when the Node that runs the start script is too old to install the rest. */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST_TO_START.major || (major === OLDEST_TO_START.major && minor < OLDEST_TO_START.minor)) {
    const oldest = `${OLDEST_TO_START.major}.${OLDEST_TO_START.minor}`;
    throw new Error(`Expected Node ${oldest} or newer, but this is Node ${version}.`);
  }
}

/** Path of the Node that runs SafeFlow: the one npm installed, else the present one when it is new enough. */
export function nodePath() {
  if (existsSync(fromNpm)) return fromNpm;
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_TO_RUN) return process.execPath;
  throw new Error(
    `Expected Node ${OLDEST_TO_RUN} from npm, but there is none for ${platform}: ` +
      `run SafeFlow with your own Node ${OLDEST_TO_RUN} or newer.`,
  );
}

/** Makes npm's scripts use that Node too; npm 10 drops the link when it skips the packages of other platforms. */
export function linkNode() {
  const bin = join(modules, '.bin');
  const link = join(bin, 'node');
  if (!windows && existsSync(fromNpm) && !existsSync(link)) symlinkSync(relative(bin, fromNpm), link);
}
