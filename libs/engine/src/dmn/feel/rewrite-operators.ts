import { parseExpression } from 'feelin';
import type { Names } from './compile-feel.ts';

type Tree = ReturnType<typeof parseExpression>;
type Node = Tree['topNode'];

const OPERATORS: Readonly<Record<string, string>> = {
  '+': 'operator_add',
  '-': 'operator_subtract',
  '*': 'operator_multiply',
  '/': 'operator_divide',
};

const ORDERS: Readonly<Record<string, string>> = {
  '<': 'operator_less',
  '<=': 'operator_at_most',
  '>': 'operator_more',
  '>=': 'operator_at_least',
};

/** Writes arithmetic, order, filters and iteration as calls of functions that keep closer to FEEL than feelin's operators. */
export function rewriteOperators(source: string, names: Names): string {
  const tree = parseExpression(source, names, 'camunda');
  return hasError(tree) ? source : written(tree.topNode, source);
}

function hasError(tree: Tree): boolean {
  let found = false;
  tree.iterate({ enter: ({ type }) => void (found ||= type.isError) });
  return found;
}

function written(node: Node, source: string): string {
  const parts = childrenOf(node);
  const call = CALLS[node.name]?.(parts, source);
  return call ?? joined(node, parts, source);
}

const CALLS: Readonly<Record<string, (parts: readonly Node[], source: string) => string | undefined>> = {
  ArithmeticExpression: asCall,
  Comparison: asComparison,
  FilterExpression: asFilter,
  IterationContext: asIteration,
};

/** What is kept and what is not is the same for false and null; feelin has to see that a filter compares. */
const KEPT_IN_FILTERS = new Set(['Comparison']);

/** An order of values that have none is null, where feelin says false. */
function asComparison(parts: readonly Node[], source: string): string | undefined {
  const [left, operator, right] = parts;
  const name = operator && ORDERS[source.slice(operator.from, operator.to)];
  if (name === undefined || parts.length !== 3 || !left || !right) return undefined;
  return `${name}(${written(left, source)}, ${written(right, source)})`;
}

/** `list[name]`, of which feelin takes an index only: it may as well be an entry of each item that is true or false. */
function asFilter(parts: readonly Node[], source: string): string | undefined {
  const [list, , filter] = parts;
  if (!list || !filter) return undefined;
  const of = written(list, source);
  if (KEPT_IN_FILTERS.has(filter.name)) return `${of}[${joined(filter, childrenOf(filter), source)}]`;
  if (filter.name !== 'VariableName' && filter.name !== 'PathExpression') return undefined;
  const by = written(filter, source);
  return `operator_filter(${of}, ${by}, ${of}[(${by}) = true])`;
}

/** `from..to` behind `for i in`, which feelin takes of numbers only. */
function asIteration([from, , to]: readonly Node[], source: string): string | undefined {
  return from && to && `operator_iterate(${written(from, source)}, ${written(to, source)})`;
}

/** Numbers written out need no help, and text is only ever joined. */
function asCall(parts: readonly Node[], source: string): string | undefined {
  const operands = parts.filter(({ name }) => name !== 'ArithOp');
  if (operands.every(({ name }) => name === 'NumericLiteral')) return undefined;
  if (parts.some(({ name, type }) => name === 'StringLiteral' || type.isSkipped)) return undefined;
  const [left, right] = operands.map((operand) => written(operand, source));
  if (left !== undefined && right === undefined) return `operator_negate(${left})`;
  const operator = parts.find(({ name }) => name === 'ArithOp');
  const name = operator && OPERATORS[source.slice(operator.from, operator.to)];
  return name && `${name}(${left}, ${right})`;
}

function joined(node: Node, parts: readonly Node[], source: string): string {
  let text = '';
  let at = node.from;
  for (const part of parts) {
    text += source.slice(at, part.from) + written(part, source);
    at = part.to;
  }
  return text + source.slice(at, node.to);
}

function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
