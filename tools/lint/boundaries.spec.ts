import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rootDir } from '../root-dir.mjs';
import { allowedImports, plantedViolations, soundFiles } from './planted-violations.ts';

const parts = ['libs/contracts', 'libs/engine', 'server', 'workers', 'web'];
const configuration = ['eslint.config.mjs', 'nx.json', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
const stray = 'libs/stray';
const message = z.object({ ruleId: z.string().nullable(), message: z.string() });
const lintReport = z.array(z.object({ filePath: z.string(), messages: z.array(message) }));

const clone = realpathSync(mkdtempSync(join(tmpdir(), 'safeflow-cold-clone-')));
const messages = new Map<string, z.infer<typeof message>[]>();

function write(file: string, content: string): void {
  mkdirSync(dirname(join(clone, file)), { recursive: true });
  writeFileSync(join(clone, file), content);
}

function linkDependencies(): void {
  mkdirSync(join(clone, 'node_modules', '@safeflow'), { recursive: true });
  for (const name of readdirSync(join(rootDir, 'node_modules'))) {
    if (name !== '@safeflow' && name !== '.cache') {
      symlinkSync(join(rootDir, 'node_modules', name), join(clone, 'node_modules', name));
    }
  }
  for (const part of [...parts, stray]) {
    symlinkSync(join(clone, part), join(clone, 'node_modules', '@safeflow', basename(part)));
  }
}

function writePackage(part: string, dependencies: unknown = {}): void {
  const name = `@safeflow/${basename(part)}`;
  const exports = { '.': './src/index.ts' };
  write(join(part, 'package.json'), JSON.stringify({ name, type: 'module', dependencies, exports }));
  write(join(part, 'tsconfig.json'), JSON.stringify({ extends: join(clone, 'tsconfig.base.json'), include: ['src'] }));
}

function makeColdClone(): void {
  for (const file of configuration) cpSync(join(rootDir, file), join(clone, file));
  cpSync(join(rootDir, 'tools', 'lint'), join(clone, 'tools', 'lint'), { recursive: true });
  for (const part of parts) {
    write(join(part, 'project.json'), readFileSync(join(rootDir, part, 'project.json'), 'utf8'));
    const real = z.object({ dependencies: z.unknown() }).partial();
    writePackage(part, real.parse(JSON.parse(readFileSync(join(rootDir, part, 'package.json'), 'utf8'))).dependencies);
  }
  write(join(stray, 'project.json'), JSON.stringify({ name: 'stray', tags: ['part:stray'] }));
  writePackage(stray);
  for (const [file, content] of Object.entries({ ...soundFiles, ...allowedImports })) write(file, content);
  for (const violation of plantedViolations) write(violation.file, violation.code);
  linkDependencies();
}

/** Lints as a developer would right after cloning: no project graph has been made yet. */
function lintColdClone(): Promise<string> {
  const eslint = join(rootDir, 'node_modules', 'eslint', 'bin', 'eslint.js');
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NX_DAEMON: 'false' };
  return new Promise((resolve) => {
    execFile(process.execPath, [eslint, '--format', 'json', ...parts], { cwd: clone, env }, (_, stdout, stderr) => {
      resolve(stdout.startsWith('[') ? stdout : JSON.stringify({ stdout, stderr }));
    });
  });
}

beforeAll(async () => {
  makeColdClone();
  for (const file of lintReport.parse(JSON.parse(await lintColdClone()))) {
    messages.set(relative(clone, file.filePath), file.messages);
  }
}, 120_000);

afterAll(() => rmSync(clone, { recursive: true, force: true }));

describe('given a fresh clone in which every boundary is broken once', () => {
  it.each(plantedViolations)('when it is linted, then "$breaks" is enforced', ({ file, rule, says }) => {
    expect(messages.get(file)).toContainEqual({ ruleId: rule, message: expect.stringContaining(says) as string });
  });

  it.each(Object.keys(allowedImports))('when it is linted, then the allowed import in %s passes', (file) => {
    const boundaryRules = ['@nx/enforce-module-boundaries', 'import-x/no-restricted-paths', 'no-restricted-imports'];
    expect(messages.get(file)?.filter(({ ruleId }) => boundaryRules.includes(ruleId ?? ''))).toEqual([]);
  });
});
