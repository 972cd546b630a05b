import type { ReportProblem } from '../decision-problem.ts';
import type { Names } from '../feel/compile-feel.ts';
import { compileLogic } from '../logic/compile-logic.ts';
import { typed } from '../logic/compiling.ts';
import { sampleOfLogic } from '../logic/sample-of-logic.ts';
import type { Evaluator } from '../scope.ts';
import { sampleOf } from '../types/feel-type.ts';
import type { GraphNode } from './graph-node.ts';

/** Compiles the logic of a decision or a knowledge model; without logic its value is null. */
export function compileNode(node: GraphNode, report: ReportProblem): Evaluator {
  const { element, types } = node;
  if (element.kind !== 'decision' && element.kind !== 'knowledge') return () => null;
  if (!element.logic) return () => null;
  // A knowledge model may call itself.
  const names = { ...namesOf(node), ...(element.kind === 'knowledge' ? { [element.name]: null } : {}) };
  const declared = types.resolve(element.typeRef, element.id);
  if (element.kind === 'decision')
    return typed(compileLogic(element.logic, names, types, report), declared, element.id);
  const typeRef = declared.kind === 'function' ? undefined : element.typeRef;
  return compileLogic({ ...element.logic, typeRef: element.logic.typeRef ?? typeRef }, names, types, report);
}

/** The names that a node's logic knows, with samples of their values. */
function namesOf(node: GraphNode): Names {
  const names: Record<string, unknown> = {};
  for (const { node: required, name, importName } of node.requires)
    if (importName === undefined) names[name] = sampleOfNode(required);
    else names[importName] = { ...(names[importName] as object | undefined), [name]: sampleOfNode(required) };
  return names;
}

function sampleOfNode({ element, types }: GraphNode): unknown {
  if (element.kind === 'input') return sampleOf(types.resolve(element.typeRef, element.id));
  return element.kind === 'decision' ? sampleOfLogic(element.logic, element.typeRef, types) : null;
}
