import { FeelFunction } from 'feelin';
import type { FunctionLogic } from '../model/logic-model.ts';
import { within, type Evaluator } from '../scope.ts';
import { conform, MISFIT } from '../types/conform.ts';
import { sampleOf } from '../types/feel-type.ts';
import { typed, type Compiling } from './compiling.ts';

/** Boxed function (DMN 1.5, 10.2.1.7): a closure; arguments of a wrong type or number give null. */
export function compileFunction(logic: FunctionLogic, { compile, names, types }: Compiling): Evaluator {
  const parameters = logic.parameters.map(({ name, typeRef }) => ({
    name,
    type: types.resolve(typeRef, logic.element),
  }));
  const samples = Object.fromEntries(parameters.map(({ name, type }) => [name, sampleOf(type)]));
  const result = types.resolve(logic.typeRef, logic.element);
  const body = logic.body && typed(compile(logic.body, { ...names, ...samples }), result, logic.element);
  const parameterNames = parameters.map(({ name }) => name);
  return (scope) => {
    const invoke = (...values: unknown[]): unknown => {
      if (!body || values.length !== parameters.length) return null;
      const fitted = parameters.map(({ type }, index) => conform(values[index], type));
      if (fitted.includes(MISFIT)) return null;
      return body(within(scope, Object.fromEntries(parameterNames.map((name, index) => [name, fitted[index]]))));
    };
    return new FeelFunction(invoke, parameterNames);
  };
}
