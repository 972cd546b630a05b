import { FeelFunction } from 'feelin';
import type { DecisionService } from '../model/decision-model.ts';
import { isolated, type Evaluator, type Run, type Scope } from '../scope.ts';
import { conform, conformData, MISFIT, shown, typeName } from '../types/conform.ts';
import type { FeelType } from '../types/feel-type.ts';
import type { GraphNode } from './graph-node.ts';

/** The state of one evaluation: each node has its value once. */
export interface Evaluation {
  readonly run: Run;
  /** Data from outside, by the names of input data and of whatever else expressions mention. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly values: Map<GraphNode, unknown>;
  readonly logic: ReadonlyMap<GraphNode, Evaluator>;
}

/** The value of a node as FEEL has it. */
export function valueOf(node: GraphNode, evaluation: Evaluation): unknown {
  const known = evaluation.values.get(node);
  if (known !== undefined) return known;
  const value = calculate(node, evaluation);
  evaluation.values.set(node, value);
  return value;
}

function calculate(node: GraphNode, evaluation: Evaluation): unknown {
  const { element } = node;
  if (element.kind === 'input') return inputValue(node, evaluation);
  if (element.kind === 'service') return serviceFunction(node, element, evaluation);
  return evaluation.logic.get(node)?.(scopeOf(node, evaluation)) ?? null;
}

function inputValue(node: GraphNode, { data, run }: Evaluation): unknown {
  const { element } = node;
  const type = typeOf(node);
  const given = own(data, element.name);
  const value = conformData(given, type);
  if (value !== MISFIT) return value;
  run.report(element.id, 'type', `Expected "${element.name}" of type ${typeName(type)}, but it is ${shown(given)}.`);
  return null;
}

function own(data: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(data, name) ? data[name] : undefined;
}

/** Required elements by name, then data that the model draws no input for. */
function scopeOf(node: GraphNode, evaluation: Evaluation): Scope {
  const { requires, element } = node;
  return isolated(evaluation.run, (name) => {
    if (element.kind === 'knowledge' && name === element.name) return valueOf(node, evaluation);
    const direct = requires.find((required) => required.importName === undefined && required.name === name);
    if (direct) return valueOf(direct.node, evaluation);
    const imported = requires.filter(({ importName }) => importName === name);
    if (imported.length === 0) return own(evaluation.data, name);
    return Object.fromEntries(imported.map((required) => [required.name, valueOf(required.node, evaluation)]));
  });
}

function typeOf({ element, types }: GraphNode): FeelType {
  return types.resolve(element.typeRef, element.id);
}

/** A decision service as a function of its inputs (DMN 1.5, 10.4). */
function serviceFunction(node: GraphNode, service: DecisionService, evaluation: Evaluation): FeelFunction {
  const nodes = node.requires.map((required) => required.node);
  const outputs = nodes.slice(0, service.outputs.length);
  const given = nodes.slice(service.outputs.length + service.encapsulated.length);
  const invoke = (...values: unknown[]): unknown => {
    if (values.length !== given.length) return null;
    const fitted = given.map((input, index) => conform(values[index], typeOf(input)));
    if (fitted.includes(MISFIT)) return null;
    const inner = { ...evaluation, values: new Map(given.map((input, index) => [input, fitted[index]])) };
    const [only] = outputs;
    const result =
      only && outputs.length === 1
        ? valueOf(only, inner)
        : Object.fromEntries(outputs.map((output) => [output.element.name, valueOf(output, inner)]));
    const declared = typeOf(node);
    const typed = conform(result, declared.kind === 'function' ? declared.result : declared);
    return typed === MISFIT ? null : typed;
  };
  return new FeelFunction(
    invoke,
    given.map(({ element }) => element.name),
  );
}
