import type { DecisionProblem } from '../decision-problem.ts';
import type { DecisionModel, DrgElement, ItemDefinition } from './decision-model.ts';
import { readFunction } from './read-boxed.ts';
import { readLogicIn } from './read-logic.ts';
import { childText, idOf, typeRefOf, type Reading } from './reading.ts';
import { childOf, childrenOf, parseXml, type XmlNode } from './xml-node.ts';

/** DMN 1.2 to 1.5; the parts that are read are the same in all of them. */
const NAMESPACES = Object.fromEntries(
  [
    'http://www.omg.org/spec/DMN/20180521/MODEL/',
    'https://www.omg.org/spec/DMN/20191111/MODEL/',
    'https://www.omg.org/spec/DMN/20211108/MODEL/',
    'https://www.omg.org/spec/DMN/20230324/MODEL/',
  ].map((namespace) => [namespace, 'dmn']),
);

/** A DMN file with what is wrong with its structure; without a model the text is no DMN. */
export interface ReadModel {
  readonly model: DecisionModel | undefined;
  readonly problems: readonly DecisionProblem[];
}

/** Reads a DMN 1.2–1.5 file. */
export function readDecisionModel(file: string, xml: string): ReadModel {
  const problems: DecisionProblem[] = [];
  const reading: Reading = { report: (element, rule, message) => problems.push({ file, element, rule, message }) };
  const root = parse(xml, reading);
  if (!root) return { model: undefined, problems };
  const model: DecisionModel = {
    file,
    namespace: root.attributes.namespace ?? '',
    name: root.attributes.name ?? '',
    imports: childrenOf(root, 'dmn:import').map(({ attributes }) => ({
      name: attributes.name ?? '',
      namespace: attributes.namespace ?? '',
    })),
    types: childrenOf(root, 'dmn:itemDefinition').map(readItemDefinition),
    elements: root.children.flatMap((child) => readElement(reading, child) ?? []),
  };
  return { model, problems };
}

function parse(xml: string, { report }: Reading): XmlNode | undefined {
  try {
    const root = parseXml(xml, NAMESPACES);
    if (root.name === 'dmn:definitions') return root;
    report('', 'xml', `Expected <definitions> of DMN 1.2 to 1.5, but the file starts with <${root.name}>.`);
  } catch (error) {
    report('', 'xml', `Expected well-formed XML, but: ${error instanceof Error ? error.message : String(error)}`);
  }
  return undefined;
}

function readItemDefinition(node: XmlNode): ItemDefinition {
  const functionItem = childOf(node, 'dmn:functionItem');
  return {
    id: idOf(node),
    name: node.attributes.name ?? '',
    typeRef: typeRefOf(node),
    isCollection: node.attributes.isCollection === 'true',
    allowedValues: childText(childOf(node, 'dmn:allowedValues'), 'dmn:text'),
    components: childrenOf(node, 'dmn:itemComponent').map(readItemDefinition),
    functionItem: functionItem && { typeRef: functionItem.attributes.outputTypeRef },
  };
}

function readElement(reading: Reading, node: XmlNode): DrgElement | undefined {
  switch (node.name) {
    case 'dmn:inputData':
      return { kind: 'input', ...described(node) };
    case 'dmn:decision':
      return { kind: 'decision', ...described(node), requires: requirements(node), logic: readLogicIn(reading, node) };
    case 'dmn:businessKnowledgeModel': {
      const logic = childOf(node, 'dmn:encapsulatedLogic');
      return {
        kind: 'knowledge',
        ...described(node),
        requires: requirements(node),
        logic: logic && readFunction(reading, logic),
      };
    }
    case 'dmn:decisionService':
      return {
        kind: 'service',
        ...described(node),
        outputs: references(node, 'dmn:outputDecision'),
        encapsulated: references(node, 'dmn:encapsulatedDecision'),
        inputDecisions: references(node, 'dmn:inputDecision'),
        inputs: references(node, 'dmn:inputData'),
      };
    default:
      return undefined;
  }
}

/** FEEL knows an element by its variable, which has its name (DMN 1.5, 7.3.4). */
function described(node: XmlNode) {
  const variable = childOf(node, 'dmn:variable');
  return {
    id: idOf(node),
    name: node.attributes.name ?? variable?.attributes.name ?? '',
    typeRef: typeRefOf(variable),
  };
}

const REQUIREMENTS: Readonly<Record<string, readonly string[]>> = {
  'dmn:informationRequirement': ['dmn:requiredInput', 'dmn:requiredDecision'],
  'dmn:knowledgeRequirement': ['dmn:requiredKnowledge'],
};

function requirements(node: XmlNode): readonly string[] {
  return node.children.flatMap((child) =>
    (REQUIREMENTS[child.name] ?? []).flatMap((required) => references(child, required)),
  );
}

function references(node: XmlNode, name: string): readonly string[] {
  return childrenOf(node, name).map((child) => child.attributes.href ?? '');
}
