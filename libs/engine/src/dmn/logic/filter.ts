import type { FilterLogic } from '../model/logic-model.ts';
import { within, type Evaluator } from '../scope.ts';
import { isContext } from '../types/conform.ts';
import type { Compiling } from './compiling.ts';
import { sampleOfLogic } from './sample-of-logic.ts';

/** Boxed filter (DMN 1.5, 10.2.1.10): an item is seen as `item` and through its entries; a number picks by position. */
export function compileFilter(logic: FilterLogic, { compile, names, types }: Compiling): Evaluator {
  const list = compile(logic.list, names);
  const sample = sampleOfLogic(logic.list, undefined, types);
  const item: unknown = Array.isArray(sample) ? sample[0] : sample;
  const match = compile(logic.match, { ...names, ...(isContext(item) ? item : {}), item });
  return (scope) => {
    const value = list(scope);
    if (value === null) return null;
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const verdicts = items.map((entry) => match(within(scope, { ...(isContext(entry) ? entry : {}), item: entry })));
    const [position] = verdicts;
    if (typeof position === 'number') return items.at(position < 0 ? position : position - 1) ?? null;
    if (!verdicts.every((verdict) => typeof verdict === 'boolean')) return null;
    return items.filter((_item, index) => verdicts[index] === true);
  };
}
