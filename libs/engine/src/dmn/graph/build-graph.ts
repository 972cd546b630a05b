import type { DecisionProblem } from '../decision-problem.ts';
import type { DecisionModel, DrgElement } from '../model/decision-model.ts';
import { typeResolver, type TypeResolver } from '../types/type-resolver.ts';
import type { GraphNode, Requirement } from './graph-node.ts';

type Problems = DecisionProblem[];

/** Joins the elements of some files to one graph; what is missing, double or circular is a problem. */
export function buildGraph(models: readonly DecisionModel[], problems: Problems): readonly GraphNode[] {
  const types = resolversOf(models, problems);
  const nodes = new Map<string, GraphNode & { readonly requires: Requirement[] }>();
  for (const model of models)
    for (const element of model.elements) {
      const key = `${model.namespace}#${element.id}`;
      const isUsable = element.id !== '' && !nodes.has(key);
      if (!isUsable) problems.push(badId(model, element));
      const resolver = types.get(model);
      // Without an id of its own an element can still be evaluated, but not be required.
      if (resolver)
        nodes.set(isUsable ? key : `${key}#${nodes.size}`, { model, element, types: resolver, requires: [] });
    }
  for (const node of nodes.values())
    for (const reference of referencesOf(node.element)) {
      const required = nodes.get(reference.startsWith('#') ? node.model.namespace + reference : reference);
      if (required) node.requires.push(requirement(node, required));
      else problems.push(missing(node, reference));
    }
  const all = [...nodes.values()];
  problems.push(...cycles(all));
  return all;
}

function resolversOf(models: readonly DecisionModel[], problems: Problems): ReadonlyMap<DecisionModel, TypeResolver> {
  const resolvers = new Map<DecisionModel, TypeResolver>();
  for (const model of models) {
    const imported = new Map<string, TypeResolver>();
    const report = (element: string, rule: DecisionProblem['rule'], message: string) =>
      problems.push({ file: model.file, element, rule, message });
    resolvers.set(model, typeResolver(model, imported, report));
    for (const { name, namespace } of model.imports) {
      const other = models.find((candidate) => candidate.namespace === namespace);
      if (!other)
        report('', 'reference', `Expected the imported model "${namespace}", but no file has that namespace.`);
      else
        imported.set(name, {
          resolve: (typeRef, element) => resolvers.get(other)?.resolve(typeRef, element) ?? { kind: 'any' },
        });
    }
  }
  return resolvers;
}

function referencesOf(element: DrgElement): readonly string[] {
  switch (element.kind) {
    case 'input':
      return [];
    case 'service':
      return [...element.outputs, ...element.encapsulated, ...element.inputDecisions, ...element.inputs];
    case 'decision':
    case 'knowledge':
      return element.requires;
  }
}

function requirement({ model }: GraphNode, node: GraphNode): Requirement {
  const imported = model.imports.find(({ namespace }) => namespace === node.model.namespace);
  return { node, name: node.element.name, importName: node.model === model ? undefined : imported?.name };
}

function badId({ file }: DecisionModel, { id, name }: DrgElement): DecisionProblem {
  const message = `Expected an id that no other element has, but "${id}" of "${name}" is empty or taken.`;
  return { file, element: id, rule: 'duplicate-id', message };
}

function missing({ model, element }: GraphNode, reference: string): DecisionProblem {
  const message = `Expected an element that "${element.name}" requires, but "${reference}" is not there.`;
  return { file: model.file, element: element.id, rule: 'reference', message };
}

/** Elements that require themselves through others; decision services only group what others require. */
function cycles(nodes: readonly GraphNode[]): readonly DecisionProblem[] {
  const done = new Set<GraphNode>();
  const problems: DecisionProblem[] = [];
  const visit = (node: GraphNode, path: readonly GraphNode[]): void => {
    const at = path.indexOf(node);
    if (at >= 0) {
      const names = [...path.slice(at), node].map(({ element }) => element.name).join(' → ');
      const message = `Expected requirements without a circle, but ${names} is one.`;
      problems.push({ file: node.model.file, element: node.element.id, rule: 'cycle', message });
    } else if (!done.has(node)) {
      for (const { node: required } of node.requires) visit(required, [...path, node]);
      done.add(node);
    }
  };
  for (const node of nodes) visit(node, []);
  return problems;
}
