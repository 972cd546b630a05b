import { isFunction } from 'feelin';
import type { InvocationLogic } from '../model/logic-model.ts';
import type { Evaluator } from '../scope.ts';
import { shown } from '../types/conform.ts';
import type { Compiling } from './compiling.ts';

/** Boxed invocation (DMN 1.5, 10.2.1.3): arguments go by parameter name; one that is left out is null. */
export function compileInvocation(logic: InvocationLogic, { compile, names }: Compiling): Evaluator {
  const callee = compile(logic.callee, names);
  const bindings = logic.bindings.map(({ parameter, logic: value }) => ({
    parameter,
    evaluate: value ? compile(value, names) : () => null,
  }));
  return (scope) => {
    const invoked = callee(scope);
    if (!isFunction(invoked)) {
      scope.run.report(logic.element, 'reference', `Expected a function to invoke, but it is ${shown(invoked)}.`);
      return null;
    }
    const unknown = bindings.find(({ parameter }) => !invoked.parameterNames.includes(parameter));
    if (unknown) {
      const parameters = invoked.parameterNames.join(', ');
      const { parameter } = unknown;
      scope.run.report(
        logic.element,
        'reference',
        `Expected one of the parameters ${parameters}, but "${parameter}" is not.`,
      );
      return null;
    }
    return invoked.invoke(
      Object.fromEntries(bindings.map(({ parameter, evaluate }) => [parameter, evaluate(scope)])),
    ) as unknown;
  };
}
