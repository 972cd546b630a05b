import type { FunctionLogic, IteratorLogic, Logic } from './logic-model.ts';
import { readLogicIn, readLogics } from './read-logic.ts';
import { childText, idOf, readVariable, typeRefOf, type Reading } from './reading.ts';
import { childOf, childrenOf, type XmlNode } from './xml-node.ts';

export function readLiteral(_reading: Reading, node: XmlNode): Logic {
  return { kind: 'literal', ...boxed(node), text: childText(node, 'dmn:text') ?? '' };
}

export function readContext(reading: Reading, node: XmlNode): Logic {
  const entries = childrenOf(node, 'dmn:contextEntry').map((entry) => {
    const variable = childOf(entry, 'dmn:variable');
    return { variable: variable && readVariable(variable), logic: required(reading, entry, idOf(node)) };
  });
  return { kind: 'context', ...boxed(node), entries };
}

export function readRelation(reading: Reading, node: XmlNode): Logic {
  const columns = childrenOf(node, 'dmn:column').map(readVariable);
  const rows = childrenOf(node, 'dmn:row').map((row) => readLogics(reading, row));
  for (const row of rows)
    if (row.length !== columns.length)
      reading.report(idOf(node), 'missing', `Expected ${columns.length} cells in each row, but one has ${row.length}.`);
  return { kind: 'relation', ...boxed(node), columns, rows };
}

export function readList(reading: Reading, node: XmlNode): Logic {
  return { kind: 'list', ...boxed(node), items: readLogics(reading, node) };
}

export function readInvocation(reading: Reading, node: XmlNode): Logic {
  const bindings = childrenOf(node, 'dmn:binding').map((binding) => ({
    parameter: childOf(binding, 'dmn:parameter')?.attributes.name ?? '',
    logic: readLogicIn(reading, binding),
  }));
  return { kind: 'invocation', ...boxed(node), callee: required(reading, node, idOf(node)), bindings };
}

export function readFunction(reading: Reading, node: XmlNode): FunctionLogic {
  const { kind = 'FEEL' } = node.attributes;
  if (kind !== 'FEEL' && kind !== 'F')
    reading.report(idOf(node), 'unsupported', `Expected a function in FEEL, but its kind is "${kind}".`);
  return {
    kind: 'function',
    ...boxed(node),
    parameters: childrenOf(node, 'dmn:formalParameter').map(readVariable),
    body: readLogicIn(reading, node),
  };
}

export function readConditional(reading: Reading, node: XmlNode): Logic {
  return {
    kind: 'conditional',
    ...boxed(node),
    condition: part(reading, node, 'dmn:if'),
    then: part(reading, node, 'dmn:then'),
    otherwise: part(reading, node, 'dmn:else'),
  };
}

export function readFilter(reading: Reading, node: XmlNode): Logic {
  return {
    kind: 'filter',
    ...boxed(node),
    list: part(reading, node, 'dmn:in'),
    match: part(reading, node, 'dmn:match'),
  };
}

const ITERATORS: Readonly<Record<string, { kind: IteratorLogic['kind']; body: string }>> = {
  'dmn:for': { kind: 'for', body: 'dmn:return' },
  'dmn:some': { kind: 'some', body: 'dmn:satisfies' },
  'dmn:every': { kind: 'every', body: 'dmn:satisfies' },
};

export function readIterator(reading: Reading, node: XmlNode): Logic {
  const { kind, body } = ITERATORS[node.name] ?? { kind: 'for', body: 'dmn:return' };
  return {
    kind,
    ...boxed(node),
    variable: node.attributes.iteratorVariable ?? '',
    list: part(reading, node, 'dmn:in'),
    body: part(reading, node, body),
  };
}

function boxed(node: XmlNode) {
  return { element: idOf(node), typeRef: typeRefOf(node) };
}

function part(reading: Reading, node: XmlNode, name: string): Logic {
  return required(reading, childOf(node, name) ?? { name, attributes: {}, children: [], text: '' }, idOf(node));
}

function required(reading: Reading, node: XmlNode, element: string): Logic {
  const logic = readLogicIn(reading, node);
  if (logic) return logic;
  reading.report(
    element,
    'missing',
    `Expected an expression in <${node.name.replace('dmn:', '')}>, but there is none.`,
  );
  return { kind: 'literal', element, typeRef: undefined, text: 'null' };
}
