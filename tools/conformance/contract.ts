import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootDir } from '../root-dir.mjs';

// The suite is no part of the engine's package: it is loaded by path, as benchmarks are.
// eslint-disable-next-line @typescript-eslint/consistent-type-imports
export type Contract = typeof import('../../libs/engine/src/contract/index.ts');
export type EngineStage = Awaited<ReturnType<Contract['openEmbeddedStage']>>;
export type SuiteResult = Awaited<ReturnType<Contract['runSuite']>>[number];

export type DifferentialResult = Awaited<ReturnType<Contract['runDifferential']>>[number];

const file = join(rootDir, 'libs/engine/src/contract/index.ts');

/** The suite of cases for every engine, and the stages on which it runs. */
export const contract = (await import(pathToFileURL(file).href)) as Contract;
