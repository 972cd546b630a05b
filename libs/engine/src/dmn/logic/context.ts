import type { ContextLogic } from '../model/logic-model.ts';
import { within, type Evaluator } from '../scope.ts';
import { typed, type Compiling } from './compiling.ts';
import { sampleOfLogic } from './sample-of-logic.ts';

/** Boxed context (DMN 1.5, 10.2.1.4): entries see those before them; one without a name is the result. */
export function compileContext(logic: ContextLogic, { compile, names, types }: Compiling): Evaluator {
  let known = names;
  const entries = logic.entries.map(({ variable, logic: entry }) => {
    const evaluate = compile(entry, known);
    if (!variable) return { name: undefined, evaluate };
    known = { ...known, [variable.name]: sampleOfLogic(entry, variable.typeRef, types) };
    const type = types.resolve(variable.typeRef, logic.element);
    const isFunction = entry.kind === 'function';
    return { name: variable.name, evaluate: isFunction ? evaluate : typed(evaluate, type, entry.element) };
  });
  return (scope) => {
    const values: Record<string, unknown> = {};
    const inner = within(scope, values);
    for (const { name, evaluate } of entries) {
      const value = evaluate(inner);
      if (name === undefined) return value;
      values[name] = value;
    }
    return values;
  };
}
