import type { ListLogic } from '../model/logic-model.ts';
import type { Evaluator } from '../scope.ts';
import type { Compiling } from './compiling.ts';

/** Boxed list (DMN 1.5, 10.2.1.5). */
export function compileList(logic: ListLogic, { compile, names }: Compiling): Evaluator {
  const items = logic.items.map((item) => compile(item, names));
  return (scope) => items.map((item) => item(scope));
}
