import type { ContractCase } from './contract-case.ts';
import { EventHub } from './event-hub.ts';
import { runCase, type CaseOutcome } from './run-case.ts';
import type { EngineStage } from './stage.ts';

export interface SuiteResult {
  readonly engine: string;
  readonly case: string;
  readonly result: CaseOutcome;
}

export interface SuiteOptions {
  /** Cases that run at the same time. */
  readonly jobs: number;
  readonly onResult: (result: SuiteResult) => void;
}

/** Runs cases on an engine, so many side by side; those that move the time come last, alone if all share one time. */
export async function runSuite(
  stage: EngineStage,
  cases: readonly ContractCase[],
  { jobs, onResult }: SuiteOptions,
): Promise<SuiteResult[]> {
  const hub = new EventHub(stage.engine);
  const results = new Map<string, SuiteResult>();
  const runOne = async (contract: ContractCase) => {
    const result = { engine: stage.engine.name, case: contract.id, result: await runCase(stage, hub, contract) };
    results.set(contract.id, result);
    onResult(result);
  };
  await atOnce(
    cases.filter(({ movesTime }) => !movesTime),
    jobs,
    runOne,
  );
  await atOnce(
    cases.filter(({ movesTime }) => movesTime),
    stage.hasTimeByProcess ? jobs : 1,
    runOne,
  );
  return cases.flatMap(({ id }) => results.get(id) ?? []);
}

/** Works on all items, on so many at the same time. */
export async function atOnce<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const hand = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      const item = items[index];
      if (item !== undefined) await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: width }, hand));
}
