import type { ReportProblem } from '../decision-problem.ts';
import type { Names } from '../feel/compile-feel.ts';
import type { Logic } from '../model/logic-model.ts';
import type { Evaluator } from '../scope.ts';
import { conform, MISFIT, shown, typeName } from '../types/conform.ts';
import { type FeelType } from '../types/feel-type.ts';
import type { TypeResolver } from '../types/type-resolver.ts';

/** What compiling a boxed expression needs to know of the place where it stands. */
export interface Compiling {
  readonly types: TypeResolver;
  readonly report: ReportProblem;
  readonly names: Names;
  /** Compiles a part of the expression. */
  readonly compile: (logic: Logic, names: Names) => Evaluator;
}

/** An evaluator whose value has a type; any other value is a problem and null. */
export function typed(evaluate: Evaluator, type: FeelType, element: string): Evaluator {
  if (type.kind === 'any') return evaluate;
  return (scope) => {
    const value = evaluate(scope);
    const fitted = conform(value, type);
    if (fitted !== MISFIT) return fitted;
    scope.run.report(element, 'type', `Expected a value of type ${typeName(type)}, but it is ${shown(value)}.`);
    return null;
  };
}
