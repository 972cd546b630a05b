import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const toInstall = {
  mvn: 'apt-get install maven',
  'redis-server': 'apt-get install redis-server',
  go: 'apt-get install golang',
} as const;

// Debian keeps servers outside the PATH of ordinary users.
const besidePath = ['/usr/sbin', '/usr/local/sbin', '/usr/local/go/bin'];

/** Path of a program; throws one sentence with the way to install it. */
export function findProgram(name: keyof typeof toInstall, path = process.env.PATH ?? ''): string {
  const folders = [...path.split(delimiter).filter((folder) => folder !== ''), ...besidePath];
  const found = folders.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error(missingProgram(name));
  return found;
}

/** The sentence about a program that is not installed. */
export function missingProgram(name: keyof typeof toInstall): string {
  return `Expected the program "${name}", but it is not installed: ${toInstall[name]}`;
}

/** Path of a Java of at least this version: JAVA_HOME, the PATH, then what is installed beside it; the first that is new enough. */
export function findJava(oldest: number): string {
  const seen: string[] = [];
  for (const candidate of javaCandidates()) {
    const version = javaVersion(candidate);
    if (version === undefined) continue;
    if (version >= oldest) return candidate;
    seen.push(`${candidate} is ${version}`);
  }
  throw new Error(missingJava(oldest, seen));
}

/** The sentence about a Java that is missing or too old. */
export function missingJava(oldest: number, seen: readonly string[]): string {
  const found = seen.length === 0 ? 'there is none' : seen.join(', ');
  return `Expected Java ${oldest} or newer, but ${found}: install a newer JDK or name its folder in JAVA_HOME.`;
}

/** Major version in what `java -version` prints, for example 17 of `openjdk version "17.0.15"`. */
export function parseJavaVersion(output: string): number | undefined {
  const found = /version "(?:1\.)?(\d+)/.exec(output)?.[1];
  return found === undefined ? undefined : Number(found);
}

function javaCandidates(): string[] {
  const home = process.env.JAVA_HOME;
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'java'));
  const installed = globSync('/usr/lib/jvm/*/bin/java').sort();
  const candidates = [
    ...(home === undefined || home === '' ? [] : [join(home, 'bin', 'java')]),
    ...onPath,
    ...installed,
  ];
  return [...new Set(candidates)].filter((candidate) => existsSync(candidate));
}

function javaVersion(java: string): number | undefined {
  return parseJavaVersion(spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr);
}
