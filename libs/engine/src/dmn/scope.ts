import type { ReportProblem } from './decision-problem.ts';

/** Looks up a value by its name; `undefined` when there is none. */
export interface Scope {
  readonly run: Run;
  get(name: string): unknown;
}

/** One evaluation: everything that comes from outside, and what goes wrong in it. */
export interface Run {
  /** Time of the evaluation in UTC milliseconds. */
  readonly now: number;
  readonly report: ReportProblem;
}

/** A boxed expression ready to be evaluated. */
export type Evaluator = (scope: Scope) => unknown;

/** A scope whose names hide those of the scope around it. */
export function within(parent: Scope, names: Readonly<Record<string, unknown>>): Scope {
  return {
    run: parent.run,
    get: (name) => (Object.hasOwn(names, name) ? names[name] : parent.get(name)),
  };
}

/** A scope that sees nothing of where it is used, such as that of a knowledge model. */
export function isolated(run: Run, get: (name: string) => unknown): Scope {
  return { run, get };
}
