import type { IteratorLogic } from '../model/logic-model.ts';
import { within, type Evaluator, type Scope } from '../scope.ts';
import { shown } from '../types/conform.ts';
import type { Compiling } from './compiling.ts';
import { sampleOfLogic } from './sample-of-logic.ts';

/** Boxed `for`, `some` and `every` (DMN 1.5, 10.2.1.11–13); `partial` are the results so far. */
export function compileIterator(logic: IteratorLogic, { compile, names, types }: Compiling): Evaluator {
  const list = compile(logic.list, names);
  const sample = sampleOfLogic(logic.list, undefined, types);
  const known = { ...names, [logic.variable]: Array.isArray(sample) ? (sample[0] as unknown) : sample, partial: null };
  const body = compile(logic.body, known);
  const combine = COMBINE[logic.kind];
  return (scope) => {
    const items = list(scope);
    if (items === null) return null;
    if (!Array.isArray(items)) {
      scope.run.report(logic.element, 'type', `Expected a list to go through, but it is ${shown(items)}.`);
      return null;
    }
    return combine(items, (item, partial) => body(named(scope, logic.variable, item, partial)));
  };
}

type Step = (item: unknown, partial: readonly unknown[]) => unknown;

const COMBINE: Readonly<Record<IteratorLogic['kind'], (items: readonly unknown[], step: Step) => unknown>> = {
  for(items, step) {
    const partial: unknown[] = [];
    for (const item of items) partial.push(step(item, partial));
    return partial;
  },
  some: (items, step) => anyOf(items.map((item) => step(item, []))),
  every: (items, step) => {
    const some = anyOf(items.map((item) => negated(step(item, []))));
    return negated(some);
  },
};

/** Null when one verdict is neither true nor false. */
function anyOf(verdicts: readonly unknown[]): boolean | null {
  return verdicts.every((verdict) => typeof verdict === 'boolean') ? verdicts.includes(true) : null;
}

function negated(verdict: unknown): boolean | null {
  return typeof verdict === 'boolean' ? !verdict : null;
}

function named(scope: Scope, variable: string, item: unknown, partial: readonly unknown[]): Scope {
  return within(scope, { partial, [variable]: item });
}
