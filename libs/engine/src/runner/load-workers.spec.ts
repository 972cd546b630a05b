import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jobTypesIn, loadWorkers } from './load-workers.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workers-'));
  await mkdir(join(folder, 'report'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, content: string) => writeFile(join(folder, name), content);

test('given files in process folders, then each is the worker of the job type its path spells', async () => {
  await write('report/notify.ts', 'export default { run: async () => ({ sent: true }) };');
  await write('report/notify.spec.ts', 'throw new Error("a spec is no worker");');
  await write('index.ts', 'throw new Error("a file beside the folders is no worker");');
  const workers = await loadWorkers(folder);
  expect([...workers.keys()]).toEqual(['report/notify']);
  expect(await jobTypesIn(folder)).toEqual(new Set(['report/notify']));
});

test('given a file without a worker, then loading names it', async () => {
  await write('report/empty.ts', 'export default {};');
  await expect(loadWorkers(folder)).rejects.toThrow('Expected a worker as default export of "report/empty.ts"');
});
