import type { ReportProblem } from '../decision-problem.ts';
import { compileFeel, type Names } from '../feel/compile-feel.ts';
import type { LiteralLogic, Logic } from '../model/logic-model.ts';
import type { Evaluator } from '../scope.ts';
import type { TypeResolver } from '../types/type-resolver.ts';
import { typed, type Compiling } from './compiling.ts';
import { compileConditional } from './conditional.ts';
import { compileContext } from './context.ts';
import { compileFilter } from './filter.ts';
import { compileFunction } from './function.ts';
import { compileInvocation } from './invocation.ts';
import { compileIterator } from './iterator.ts';
import { compileList } from './list.ts';
import { compileRelation } from './relation.ts';
import { compileTable } from './table.ts';

/** Compiles a boxed expression whose value has the type that it declares. */
export function compileLogic(logic: Logic, names: Names, types: TypeResolver, report: ReportProblem): Evaluator {
  const compile = (part: Logic, known: Names): Evaluator => compileLogic(part, known, types, report);
  const evaluate = byKind(logic, { types, report, names, compile });
  // What a function declares is the type of its results.
  return logic.kind === 'function'
    ? evaluate
    : typed(evaluate, types.resolve(logic.typeRef, logic.element), logic.element);
}

function byKind(logic: Logic, compiling: Compiling): Evaluator {
  switch (logic.kind) {
    case 'literal':
      return compileLiteral(logic, compiling);
    case 'table':
      return compileTable(logic, compiling);
    case 'context':
      return compileContext(logic, compiling);
    case 'relation':
      return compileRelation(logic, compiling);
    case 'list':
      return compileList(logic, compiling);
    case 'invocation':
      return compileInvocation(logic, compiling);
    case 'function':
      return compileFunction(logic, compiling);
    case 'conditional':
      return compileConditional(logic, compiling);
    case 'filter':
      return compileFilter(logic, compiling);
    case 'for':
    case 'some':
    case 'every':
      return compileIterator(logic, compiling);
  }
}

function compileLiteral(logic: LiteralLogic, { names, report }: Compiling): Evaluator {
  if (logic.text === '') return () => null;
  return compileFeel(logic.text, names, (message) => report(logic.element, 'feel', message));
}
