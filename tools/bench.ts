import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { figureSchema, type Figure } from './bench/figure.ts';
import { figureTable } from './bench/table.ts';
import { withEngineServers } from './bench/engine-servers.ts';
import { findChromium } from './find-chromium.ts';
import { rootDir } from './root-dir.mjs';

const benchmark = z.object({
  group: z.string(),
  run: z.custom<() => Promise<unknown>>((value) => typeof value === 'function'),
});
const json = process.argv.includes('--json');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));

// With --json the array is the only thing on standard output; whatever a benchmark says goes to standard error.
if (json) console.log = console.info = console.error;
const chromium = findChromium();
if (chromium !== undefined) process.env.CHROMIUM_PATH = chromium;

try {
  const benchmarks = await loadBenchmarks();
  const groups = [...new Set(benchmarks.map(({ group }) => group))];
  const unknown = wanted.find((name) => !groups.includes(name));
  if (unknown !== undefined) throw new Error(`Expected one of the groups ${groups.join(', ')}, but got "${unknown}".`);
  const figures: Figure[] = [];
  for (const { group, run } of benchmarks) {
    if (wanted.length > 0 && !wanted.includes(group)) continue;
    console.error(`Measuring ${group} …`);
    const measured = group === 'engines' ? await withEngineServers(run) : await run();
    figures.push(...z.array(figureSchema).parse(measured));
  }
  process.stdout.write(`${json ? JSON.stringify(figures, null, 2) : figureTable(figures)}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function loadBenchmarks() {
  const files = globSync('{libs/*,server,web,workers}/src/bench/*.bench.ts', { cwd: rootDir }).sort();
  return Promise.all(files.map(async (file) => benchmark.parse(await import(pathToFileURL(join(rootDir, file)).href))));
}
