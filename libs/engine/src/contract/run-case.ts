import { CAPABILITIES } from '../capabilities.ts';
import type { ContractCase } from './contract-case.ts';
import { ContractHarness } from './contract-harness.ts';
import type { EventHub } from './event-hub.ts';
import type { EngineStage } from './stage.ts';

export type CaseOutcome =
  | { readonly outcome: 'passed'; readonly milliseconds: number }
  | { readonly outcome: 'excluded'; readonly flags: readonly string[] }
  | { readonly outcome: 'failed'; readonly milliseconds: number; readonly difference: string };

/** Runs one case on an engine, unless the engine lacks a capability that the case needs. */
export async function runCase(stage: EngineStage, hub: EventHub, { id, ...parts }: ContractCase): Promise<CaseOutcome> {
  const flags = parts.needs.filter((flag) => !CAPABILITIES[stage.engine.name][flag]);
  if (flags.length > 0) return { outcome: 'excluded', flags };
  const from = performance.now();
  const harness = new ContractHarness(stage, hub);
  const passed = () => ({ outcome: 'passed', milliseconds: performance.now() - from }) as const;
  try {
    await within(stage.longestCase, id, () => play(harness, parts));
    return passed();
  } catch (error) {
    return { outcome: 'failed', milliseconds: performance.now() - from, difference: sentence(error) };
  } finally {
    await within(stage.longestCase, `${id} afterwards`, () => harness.close()).catch(() => undefined);
  }
}

async function play(harness: ContractHarness, { model, run }: Pick<ContractCase, 'model' | 'run'>): Promise<void> {
  const files = model(harness.name);
  await harness.deploy(...(typeof files === 'string' ? [files] : files));
  await run(harness);
}

async function within(milliseconds: number, what: string, work: () => Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timeout = setTimeout(() => {
    reject(new Error(`Expected "${what}" to be over in ${milliseconds / 1_000} s, but it was not.`));
  }, milliseconds);
  try {
    await Promise.race([work(), promise]);
  } finally {
    clearTimeout(timeout);
  }
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Difference' ? error.message : `${error.name}: ${error.message}`;
}
