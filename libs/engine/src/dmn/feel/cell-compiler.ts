import type { ReportProblem } from '../decision-problem.ts';
import type { Evaluator } from '../scope.ts';
import { compileFeel, type Names, type ReportFeel } from './compile-feel.ts';
import { compileTests, type Tests } from './compile-tests.ts';

/** Compiles the cells of a table; equal cells, of which a table has many, are compiled once. */
export interface CellCompiler {
  expression(text: string, element: string): Evaluator;
  tests(text: string, element: string): Tests;
}

export function cellCompiler(names: Names, report: ReportProblem): CellCompiler {
  return { expression: once(compileFeel, names, report), tests: once(compileTests, names, report) };
}

type Compile<Compiled> = (text: string, names: Names, report: ReportFeel) => Compiled;

function once<Compiled>(compile: Compile<Compiled>, names: Names, report: ReportProblem) {
  const known = new Map<string, Compiled>();
  return (text: string, element: string): Compiled => {
    const present = known.get(text);
    if (present) return present;
    const problems: string[] = [];
    const compiled = compile(text, names, (message) => void problems.push(message));
    for (const message of problems) report(element, 'feel', message);
    // A bad cell is reported wherever it stands.
    if (problems.length === 0) known.set(text, compiled);
    return compiled;
  };
}
