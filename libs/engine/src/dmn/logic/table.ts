import { cellCompiler, type CellCompiler } from '../feel/cell-compiler.ts';
import type { TableInput, TableLogic, TableRule } from '../model/logic-model.ts';
import type { Evaluator, Scope } from '../scope.ts';
import { typed, type Compiling } from './compiling.ts';
import { compileHitPolicy, type Hit } from './hit-policy.ts';
import { compileOutputs } from './table-outputs.ts';

/** Decision table (DMN 1.5, chapter 8): the rules whose tests all inputs meet, combined by the hit policy. */
export function compileTable(logic: TableLogic, compiling: Compiling): Evaluator {
  const cells = cellCompiler(compiling.names, compiling.report);
  const inputs = logic.inputs.map((input) => compileInput(input, cells, compiling));
  const outputs = compileOutputs(logic, cells, compiling);
  const rules = logic.rules.map((rule) => ({
    isMet: compileRule(rule, cells),
    hit: outputs.ofRule(rule),
    element: rule.element,
  }));
  const combine = compileHitPolicy(logic, compiling);
  return (scope) => {
    const values = inputs.map((input) => input(scope));
    const met = rules.filter(({ isMet }) => isMet(scope, values));
    if (met.length === 0 && outputs.fallback) return outputs.result(outputs.fallback(scope));
    const chosen = logic.hitPolicy === 'FIRST' ? met.slice(0, 1) : met;
    const hits: Hit[] = chosen.map(({ hit, element }) => ({ element, values: hit(scope) }));
    return combine(hits, outputs.result, scope);
  };
}

function compileInput(input: TableInput, cells: CellCompiler, { types }: Compiling): Evaluator {
  const evaluate = cells.expression(input.expression, input.element);
  return typed(evaluate, types.resolve(input.typeRef, input.element), input.element);
}

function compileRule(rule: TableRule, cells: CellCompiler) {
  const tests = rule.tests.map((test) => cells.tests(test, rule.element));
  return (scope: Scope, values: readonly unknown[]) => tests.every((test, index) => test(scope, values[index]));
}
