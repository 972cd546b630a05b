import { toJson } from '../feel/to-json.ts';
import type { DecisionProblem } from './decision-problem.ts';
import { isEndless } from './feel/compile-feel.ts';
import { buildGraph } from './graph/build-graph.ts';
import { compileNode } from './graph/compile-node.ts';
import { valueOf } from './graph/evaluate-graph.ts';
import type { GraphNode } from './graph/graph-node.ts';
import { readDecisionModel } from './model/read-decision-model.ts';
import type { Evaluator } from './scope.ts';

/** A DMN file: its name, which messages show, and its text. */
export interface DecisionFile {
  readonly name: string;
  readonly xml: string;
}

/** What a decision gave. */
export interface DecisionResult {
  /** As process variables have it: temporal values are ISO 8601 texts; null when there are problems. */
  readonly value: unknown;
  readonly problems: readonly DecisionProblem[];
}

/** Decisions of some DMN files, compiled once, evaluated often. */
export interface Decisions {
  /** What is wrong with the files; a deployment with one problem is refused. */
  readonly problems: readonly DecisionProblem[];
  readonly decisions: readonly { readonly id: string; readonly name: string; readonly file: string }[];
  /** Evaluates a decision by its id; it reads no clock: `now` is in UTC milliseconds. */
  evaluate(decisionId: string, variables: Readonly<Record<string, unknown>>, now: number): DecisionResult;
}

/** Compiles DMN 1.2–1.5 files that may import each other. */
export function compileDecisions(files: readonly DecisionFile[]): Decisions {
  const { problems, nodes, evaluateNode } = compileGraph(files);
  const decisions = nodes.filter(({ element }) => element.kind === 'decision');
  return {
    problems,
    decisions: decisions.map(({ element: { id, name }, model: { file } }) => ({ id, name, file })),
    evaluate(decisionId, variables, now) {
      const node = decisions.find(({ element }) => element.id === decisionId);
      if (!node) return { value: null, problems: [unknownDecision(decisionId, files)] };
      const { value, problems: met } = evaluateNode(node, variables, now);
      return { value: met.length === 0 ? toJson(value) : null, problems: met };
    },
  };
}

/** A compiled graph whose nodes are evaluated to FEEL values. */
export interface CompiledGraph {
  readonly problems: readonly DecisionProblem[];
  readonly nodes: readonly GraphNode[];
  evaluateNode(node: GraphNode, data: Readonly<Record<string, unknown>>, now: number): DecisionResult;
}

/** As `compileDecisions`, without the way back to JSON. */
export function compileGraph(files: readonly DecisionFile[]): CompiledGraph {
  const problems: DecisionProblem[] = [];
  const models = files.flatMap(({ name, xml }) => {
    const read = readDecisionModel(name, xml);
    problems.push(...read.problems);
    if (read.model && !read.model.elements.some(({ kind }) => kind === 'decision')) problems.push(noDecision(name));
    return read.model ? [read.model] : [];
  });
  const nodes = buildGraph(models, problems);
  const logic = new Map<GraphNode, Evaluator>();
  for (const node of nodes) logic.set(node, compileNode(node, reporter(node.model.file, problems)));
  return {
    problems,
    nodes,
    evaluateNode(node, data, now) {
      const met: DecisionProblem[] = [];
      const run = { now, report: reporter(node.model.file, met) };
      try {
        return { value: valueOf(node, { run, data, values: new Map(), logic }), problems: met };
      } catch (error) {
        if (!isEndless(error)) throw error;
        run.report(
          node.element.id,
          'feel',
          'Expected functions that come to an end, but they call each other without.',
        );
        return { value: null, problems: met };
      }
    },
  };
}

function reporter(file: string, problems: DecisionProblem[]) {
  return (element: string, rule: DecisionProblem['rule'], message: string) =>
    void problems.push({ file, element, rule, message });
}

function noDecision(file: string): DecisionProblem {
  return { file, element: '', rule: 'no-decision', message: `Expected a decision, but "${file}" has none.` };
}

function unknownDecision(id: string, files: readonly DecisionFile[]): DecisionProblem {
  const names = files.map(({ name }) => name).join(', ');
  return { file: names, element: id, rule: 'reference', message: `Expected decision "${id}", but ${names} has none.` };
}
