import { FeelFunction } from 'feelin';
import { compileGraph, type CompiledGraph } from '../decisions.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import { isSame } from './tck-value.ts';
import type { TckCase, TckFolder } from './tck-case.ts';

/** A case with what came out instead of what it expects. */
export interface TckFailure {
  readonly id: string;
  readonly result: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

const NOW = Date.UTC(2026, 10, 22, 4);

/** Runs the cases of a folder; returns those that fail. */
export function runTckFolder({ files, cases }: TckFolder): readonly TckFailure[] {
  const graph = compileGraph(files);
  return cases.flatMap((test) => runCase(graph, test));
}

function runCase(graph: CompiledGraph, test: TckCase): readonly TckFailure[] {
  const value = (name: string) => (test.service ? serviceValue(graph, test) : decisionValue(graph, test, name));
  const differing = test.expected.map(({ name, value: expected }) => ({ name, expected, actual: value(name) }));
  const failed = differing.find(({ actual, expected }) => !isSame(actual, expected));
  return failed ? [{ id: test.id, result: failed.name, actual: failed.actual, expected: failed.expected }] : [];
}

function nodeOf(graph: CompiledGraph, test: TckCase, name: string): GraphNode | undefined {
  const named = graph.nodes.filter(({ element }) => element.name === name && element.kind !== 'input');
  return named.find(({ model }) => model.file === test.model) ?? named[0];
}

function decisionValue(graph: CompiledGraph, test: TckCase, name: string): unknown {
  const node = nodeOf(graph, test, name);
  return node ? graph.evaluateNode(node, test.inputs, NOW).value : `no element "${name}"`;
}

function serviceValue(graph: CompiledGraph, test: TckCase): unknown {
  const node = nodeOf(graph, test, test.service ?? '');
  const service = node && graph.evaluateNode(node, {}, NOW).value;
  if (!(service instanceof FeelFunction)) return `no service "${test.service ?? ''}"`;
  return service.invoke(service.parameterNames.map((name) => test.inputs[name] ?? null));
}
