import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '../root-dir.mjs';
import type { ConformanceArguments, EngineName } from './arguments.ts';
import { contract, type DifferentialResult } from './contract.ts';
import { openEngine } from './servers.ts';

const servers: readonly EngineName[] = ['camunda7', 'zeebe'];
const folder = 'test-results/differential';

/** Compares engines with the embedded one on random models; true when none differed. */
export async function runDifferential(wanted: ConformanceArguments, count: number): Promise<boolean> {
  const seed = wanted.seed ?? Math.floor(Math.random() * 2 ** 31);
  console.error(`seed ${seed}`);
  const told: { engine: EngineName; case: string; outcome: 'passed' | 'failed' }[] = [];
  for (const engine of wanted.engines.length > 0 ? wanted.engines : servers) {
    const results = await differencesOn(engine, { count, seed, jobs: wanted.jobs ?? 20 });
    told.push(
      ...results.map(({ index, difference }) => ({
        engine,
        case: `differential/${seed}-${index}`,
        outcome: difference === undefined ? ('passed' as const) : ('failed' as const),
      })),
    );
    if (!wanted.json) process.stdout.write(`${summary(engine, seed, results)}\n`);
  }
  if (wanted.json) process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  return told.every(({ outcome }) => outcome === 'passed');
}

async function differencesOn(
  engine: EngineName,
  options: { readonly count: number; readonly seed: number; readonly jobs: number },
): Promise<DifferentialResult[]> {
  const reference = await contract.openEmbeddedStage();
  const opened = await openEngine(engine);
  const from = performance.now();
  try {
    return await contract.runDifferential(reference, opened.stage, {
      ...options,
      onResult: (result) => {
        if (result.difference !== undefined) console.error(report(engine, options.seed, result));
      },
    });
  } finally {
    console.error(`${engine}: ${((performance.now() - from) / 1_000).toFixed(1)} s`);
    await opened.close();
    await reference.close();
  }
}

/** Writes the model down and tells where. */
function report(engine: EngineName, seed: number, { index, difference, smallest }: DifferentialResult): string {
  const name = `${engine}-${seed}-${index}`;
  const lines = [`${name} differs ${difference ?? ''}`];
  if (!smallest) return [...lines, '  It did not differ again.'].join('\n');
  mkdirSync(join(rootDir, folder), { recursive: true });
  const [model = ''] = smallest.files;
  const write = (ending: string, content: string) => {
    writeFileSync(join(rootDir, folder, `${name}${ending}`), content);
    return `  ${folder}/${name}${ending}`;
  };
  return [
    ...lines,
    `  smallest: ${smallest.difference}`,
    write('.bpmn', model),
    write('.actions', smallest.actions),
  ].join('\n');
}

function summary(engine: EngineName, seed: number, results: readonly DifferentialResult[]): string {
  const steps = results.reduce((sum, result) => sum + result.steps, 0);
  const differing = results.filter(({ difference }) => difference !== undefined).length;
  return `${engine}: ${results.length} random models of seed ${seed}, ${steps} steps, ${differing} differ from the embedded engine`;
}
