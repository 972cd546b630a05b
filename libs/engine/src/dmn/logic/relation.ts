import type { RelationLogic } from '../model/logic-model.ts';
import type { Evaluator } from '../scope.ts';
import { typed, type Compiling } from './compiling.ts';

/** Relation (DMN 1.5, 10.2.1.6): a list of contexts, one a row. */
export function compileRelation(logic: RelationLogic, { compile, names, types }: Compiling): Evaluator {
  const columns = logic.columns.map(({ name, typeRef }) => ({ name, type: types.resolve(typeRef, logic.element) }));
  const rows = logic.rows.map((row) =>
    columns.flatMap(({ name, type }, index) => {
      const cell = row[index];
      return cell ? [{ name, evaluate: typed(compile(cell, names), type, cell.element) }] : [];
    }),
  );
  return (scope) => rows.map((row) => Object.fromEntries(row.map(({ name, evaluate }) => [name, evaluate(scope)])));
}
