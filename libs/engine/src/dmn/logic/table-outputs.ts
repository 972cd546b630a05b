import type { CellCompiler } from '../feel/cell-compiler.ts';
import type { TableLogic, TableRule } from '../model/logic-model.ts';
import type { Evaluator, Scope } from '../scope.ts';
import { typed, type Compiling } from './compiling.ts';

/** The output values of one rule, in the order of the columns. */
export type OutputValues = (scope: Scope) => readonly unknown[];

/** The output side of a decision table. */
export interface TableOutputs {
  ofRule(rule: TableRule): OutputValues;
  /** The default outputs; undefined when no column has one. */
  readonly fallback: OutputValues | undefined;
  /** The values as the table gives them: one value, or a context of the columns. */
  result(values: readonly unknown[]): unknown;
}

export function compileOutputs(logic: TableLogic, cells: CellCompiler, compiling: Compiling): TableOutputs {
  const { outputs } = logic;
  const types = outputs.map(({ typeRef }) => compiling.types.resolve(typeRef, logic.element));
  const compiled = (texts: readonly (string | undefined)[], element: string): OutputValues => {
    const values = types.map((type, index): Evaluator => {
      const text = texts[index];
      if (text === undefined || text === '') return () => null;
      return typed(cells.expression(text, element), type, element);
    });
    return (scope) => values.map((value) => value(scope));
  };
  const fallbacks = outputs.map(({ fallback }) => fallback);
  return {
    ofRule: (rule) => compiled(rule.outputs, rule.element),
    fallback: fallbacks.some((text) => text !== undefined) ? compiled(fallbacks, logic.element) : undefined,
    result: (values) =>
      outputs.length === 1
        ? values[0]
        : Object.fromEntries(outputs.map(({ name }, index) => [name ?? '', values[index] ?? null])),
  };
}
