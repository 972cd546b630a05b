import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from '@safeflow/contracts';

/** Workers by job type. */
export type Workers = ReadonlyMap<string, Worker>;

/** Loads every worker below a folder; its path `<process>/<task>.ts` is the job type. */
export async function loadWorkers(folder: string): Promise<Workers> {
  const files = await readdir(folder, { recursive: true });
  const workers = new Map<string, Worker>();
  for (const file of files.toSorted()) {
    if (!isWorkerFile(file)) continue;
    const loaded = (await import(pathToFileURL(join(folder, file)).href)) as { readonly default?: Partial<Worker> };
    if (typeof loaded.default?.run !== 'function') {
      throw new Error(`Expected a worker as default export of "${file}", but it has none.`);
    }
    workers.set(jobTypeOf(file), loaded.default as Worker);
  }
  return workers;
}

/** Job types that the files below a folder stand for, without loading them. */
export async function jobTypesIn(folder: string): Promise<Set<string>> {
  const files = await readdir(folder, { recursive: true });
  return new Set(files.filter(isWorkerFile).map(jobTypeOf));
}

/** Files directly in the folder belong to no process and hold no worker. */
function isWorkerFile(file: string): boolean {
  return file.includes(sep) && file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('.d.ts');
}

function jobTypeOf(file: string): string {
  return file.slice(0, -'.ts'.length).split(sep).join('/');
}
