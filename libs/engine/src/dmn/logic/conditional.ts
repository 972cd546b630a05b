import type { ConditionalLogic } from '../model/logic-model.ts';
import type { Evaluator } from '../scope.ts';
import type { Compiling } from './compiling.ts';

/** Boxed `if` (DMN 1.5, 10.2.1.9): anything but true is the other case. */
export function compileConditional(logic: ConditionalLogic, { compile, names }: Compiling): Evaluator {
  const condition = compile(logic.condition, names);
  const then = compile(logic.then, names);
  const otherwise = compile(logic.otherwise, names);
  return (scope) => (condition(scope) === true ? then(scope) : otherwise(scope));
}
