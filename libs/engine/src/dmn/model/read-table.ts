import { AGGREGATIONS, HIT_POLICIES, type Logic, type TableInput, type TableOutput } from './logic-model.ts';
import { childText, idOf, typeRefOf, type Reading } from './reading.ts';
import { childOf, childrenOf, type XmlNode } from './xml-node.ts';

export function readTable(reading: Reading, node: XmlNode): Logic {
  const inputs = childrenOf(node, 'dmn:input').map(readInput);
  const outputs = childrenOf(node, 'dmn:output').map(readOutput);
  const rules = childrenOf(node, 'dmn:rule').map((rule) => ({
    element: idOf(rule),
    tests: texts(rule, 'dmn:inputEntry'),
    outputs: texts(rule, 'dmn:outputEntry'),
  }));
  for (const rule of rules)
    if (rule.tests.length !== inputs.length || rule.outputs.length !== outputs.length)
      reading.report(
        rule.element,
        'missing',
        `Expected ${inputs.length} inputs and ${outputs.length} outputs in the rule, ` +
          `but it has ${rule.tests.length} and ${rule.outputs.length}.`,
      );
  if (outputs.length === 0) reading.report(idOf(node), 'missing', 'Expected an output in the table, but it has none.');
  for (const { element, name } of outputs)
    if (outputs.length > 1 && !name)
      reading.report(element, 'missing', 'Expected a name for each of several outputs, but one has none.');
  const { hitPolicy = 'UNIQUE', aggregation } = node.attributes;
  return {
    kind: 'table',
    element: idOf(node),
    typeRef: typeRefOf(node),
    hitPolicy: oneOf(reading, node, HIT_POLICIES, hitPolicy) ?? 'UNIQUE',
    aggregation: aggregation === undefined ? undefined : oneOf(reading, node, AGGREGATIONS, aggregation),
    inputs,
    outputs,
    rules,
  };
}

function readInput(node: XmlNode): TableInput {
  const expression = childOf(node, 'dmn:inputExpression');
  return {
    element: idOf(node),
    expression: childText(expression, 'dmn:text') ?? '',
    typeRef: typeRefOf(expression),
    allowed: childText(childOf(node, 'dmn:inputValues'), 'dmn:text'),
  };
}

function readOutput(node: XmlNode): TableOutput {
  return {
    element: idOf(node),
    name: node.attributes.name,
    typeRef: typeRefOf(node),
    allowed: childText(childOf(node, 'dmn:outputValues'), 'dmn:text'),
    fallback: childText(childOf(node, 'dmn:defaultOutputEntry'), 'dmn:text'),
  };
}

function texts(node: XmlNode, name: string): readonly string[] {
  return childrenOf(node, name).map((entry) => childText(entry, 'dmn:text') ?? '');
}

function oneOf<T extends string>(reading: Reading, node: XmlNode, known: readonly T[], value: string): T | undefined {
  const found = known.find((name) => name === value);
  if (found === undefined)
    reading.report(idOf(node), 'hit-policy', `Expected one of ${known.join(', ')}, but it is "${value}".`);
  return found;
}
