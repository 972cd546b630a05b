import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { contentStamp } from '../content-stamp.mjs';
import { rootDir } from '../root-dir.mjs';
import { programsFolder } from './engines-folder.ts';
import { withFileLock } from './file-lock.ts';
import { findProgram } from './programs.ts';

/** Folder with what tools/engines/maven/<name>/pom.xml makes; made again only when its sources have changed since. */
export async function builtByMaven(name: 'operaton' | 'zeebe'): Promise<string> {
  const source = join(import.meta.dirname, 'maven', name);
  const stamp = contentStamp(rootDir, [relative(rootDir, source)]).slice(0, 12);
  const built = join(programsFolder, `${name}-${stamp}`);
  await withFileLock(join(programsFolder, `${name}.lock`), async () => {
    if (!existsSync(built)) build(source, built);
  });
  return built;
}

function build(source: string, built: string): void {
  const unfinished = `${built}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const args = ['--quiet', '--batch-mode', `-Doutput=${unfinished}`, 'package'];
  const result = spawnSync(findProgram('mvn'), args, { cwd: source, encoding: 'utf8' });
  if (result.status !== 0) {
    const output = `${result.stdout}${result.stderr}`.trim().split('\n').slice(0, 10).join('\n');
    throw new Error(`Expected Maven to make ${source}, but:\n${output}`);
  }
  renameSync(unfinished, built);
}
