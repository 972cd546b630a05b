import { compileFeel } from '../feel/compile-feel.ts';
import { compileTests, type Tests } from '../feel/compile-tests.ts';
import { feelEquals } from '../feel/feel-equals.ts';
import { splitTests } from '../feel/split-tests.ts';
import type { Aggregation, HitPolicy, TableLogic } from '../model/logic-model.ts';
import { within, type Scope } from '../scope.ts';
import type { Compiling } from './compiling.ts';

/** A rule that was met, with its output values. */
export interface Hit {
  readonly element: string;
  readonly values: readonly unknown[];
}

type Result = (values: readonly unknown[]) => unknown;

/** Makes the result of a table from the rules that were met. */
export type Combine = (hits: readonly Hit[], result: Result, scope: Scope) => unknown;

export function compileHitPolicy(logic: TableLogic, compiling: Compiling): Combine {
  const policies: Readonly<Record<HitPolicy, () => Combine>> = {
    UNIQUE: () => unique(logic.element),
    ANY: () => any(logic.element),
    FIRST: () => first,
    PRIORITY: () => {
      const sort = byPriority(logic, compiling);
      return (hits, result, scope) => first(sort(hits, scope), result, scope);
    },
    'RULE ORDER': () => all,
    'OUTPUT ORDER': () => {
      const sort = byPriority(logic, compiling);
      return (hits, result, scope) => all(sort(hits, scope), result, scope);
    },
    COLLECT: () => (logic.aggregation ? aggregate(logic.aggregation) : all),
  };
  return policies[logic.hitPolicy]();
}

const first: Combine = ([hit], result) => (hit ? result(hit.values) : null);

const all: Combine = (hits, result) => hits.map(({ values }) => result(values));

function unique(element: string): Combine {
  return (hits, result, scope) => {
    if (hits.length <= 1) return first(hits, result, scope);
    scope.run.report(element, 'hit-policy', `Expected at most one rule to be met, but ${shownRules(hits)} are.`);
    return null;
  };
}

function any(element: string): Combine {
  return (hits, result, scope) => {
    const [head] = hits;
    const agree = hits.every(({ values }) => values.every((value, index) => feelEquals(value, head?.values[index])));
    if (agree) return first(hits, result, scope);
    scope.run.report(element, 'hit-policy', `Expected equal outputs of all rules met, but ${shownRules(hits)} differ.`);
    return null;
  };
}

function shownRules(hits: readonly Hit[]): string {
  return hits.map(({ element }) => `"${element}"`).join(', ');
}

const AGGREGATES: Readonly<Record<Aggregation, string>> = {
  SUM: 'if count(values) = 0 then null else sum(values)',
  MIN: 'min(values)',
  MAX: 'max(values)',
  COUNT: 'count(values)',
};

function aggregate(aggregation: Aggregation): Combine {
  const calculate = compileFeel(AGGREGATES[aggregation], { values: null }, () => undefined);
  return (hits, result, scope) => calculate(within(scope, { values: hits.map(({ values }) => result(values)) }));
}

/** Sorts by the order of the allowed output values, column by column. */
function byPriority(logic: TableLogic, compiling: Compiling) {
  const columns = logic.outputs.map(({ allowed, element }) => {
    if (allowed !== undefined) return ranks(allowed, element, compiling);
    return [];
  });
  if (columns.every((column) => column.length === 0))
    compiling.report(
      logic.element,
      'hit-policy',
      `Expected output values that give the order of hit policy ${logic.hitPolicy}, but there are none.`,
    );
  return (hits: readonly Hit[], scope: Scope): readonly Hit[] => {
    const ranked = hits.map((hit) => ({ hit, ranks: columns.map((tests, at) => rank(tests, hit.values[at], scope)) }));
    ranked.sort((a, b) => compared(a.ranks, b.ranks));
    return ranked.map(({ hit }) => hit);
  };
}

function ranks(allowed: string, element: string, { names, report }: Compiling): readonly Tests[] {
  const reportFeel = (message: string) => report(element, 'feel', message);
  return splitTests(allowed, names).tests.map(({ text }) => compileTests(text, names, reportFeel));
}

function rank(tests: readonly Tests[], value: unknown, scope: Scope): number {
  const found = tests.findIndex((test) => test(scope, value));
  return found < 0 ? tests.length : found;
}

function compared(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
