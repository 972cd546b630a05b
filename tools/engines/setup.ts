import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

type Setup = Record<string, string | number | boolean>;

const file = 'setup.json';

/**
 * How the servers of this folder are set up: as when they were first started, for their data are made for it.
 * Throws when something else is asked for by name.
 */
export function agreedSetup<T extends Setup>(folder: string, asked: Partial<T>, defaults: T): T {
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<T>;
  const known = readSetup(folder) as T | undefined;
  if (known === undefined) return writeSetup(folder, { ...defaults, ...given });
  for (const [name, value] of Object.entries(given)) {
    if (known[name] !== value) throw new Error(contradiction(folder, name, String(value), String(known[name])));
  }
  return known;
}

/** The sentence about a folder whose servers are set up differently. */
export function contradiction(folder: string, name: string, asked: string, known: string): string {
  const engine = basename(folder);
  const command = `npm run engines:down -- ${engine} --delete`;
  return `Expected ${engine} with ${name} ${asked}, but ${folder} holds one with ${name} ${known}: delete it first (${command}).`;
}

function readSetup(folder: string): Setup | undefined {
  const path = join(folder, file);
  if (!existsSync(path)) return undefined;
  return z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .parse(JSON.parse(readFileSync(path, 'utf8')));
}

function writeSetup<T extends Setup>(folder: string, setup: T): T {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, file), JSON.stringify(setup));
  return setup;
}
