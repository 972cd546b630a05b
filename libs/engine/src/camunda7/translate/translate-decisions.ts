import { parseXml, type XmlNode } from '../../dmn/model/xml-node.ts';
import { LIST_MARK } from './hidden-names.ts';
import { escapeXml, tag } from './xml.ts';

/** Versions of DMN 1.1 to 1.5 whose files are read alike. */
const NAMESPACES = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
];

const HISTORY = 'P180D';

/** Hit policies that give a list; the server does not tell a list of one from a single result. */
const LISTS = new Set(['COLLECT', 'RULE ORDER', 'OUTPUT ORDER']);

/** Input expressions whose values the server cannot write into its history. */
const MAY_BE_TEMPORAL = /\b(date|time|now|today|duration)\b|@"/;

/**
 * Translates decisions for the server's own DMN engine. There a required decision is read by the names of its outputs,
 * here by its id; and its history takes no dates, so conditions on dates become conditions that are true or false.
 *
 * Source: Camunda 7 manual, User Guide › DMN Engine; Reference › DMN › Decision Requirements Graph.
 */
export function translateDecisions(xml: string): string {
  const root = parseXml(xml, Object.fromEntries(NAMESPACES.map((namespace) => [namespace, 'dmn'])));
  const decisions = root.children.filter(({ name }) => name === 'dmn:decision').map(decision);
  const inputs = root.children.filter(({ name }) => name === 'dmn:inputData').map(written);
  const { id = 'definitions', name = id } = root.attributes;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    tag(
      'definitions',
      {
        xmlns: 'https://www.omg.org/spec/DMN/20191111/MODEL/',
        'xmlns:camunda': 'http://camunda.org/schema/1.0/dmn',
        ...{ id, name, namespace: 'http://camunda.org/schema/1.0/dmn' },
      },
      ...decisions,
      ...inputs,
    )
  );
}

function decision({ attributes, children }: XmlNode): string {
  const { id = '', name = id } = attributes;
  const content = children.map((child) => {
    if (child.name === 'dmn:decisionTable') return decisionTable(child, id);
    return child.name === 'dmn:variable' ? '' : written(child);
  });
  const typeRef = children.find((child) => child.name === 'dmn:variable')?.attributes.typeRef;
  const variable = tag('variable', { id: `${id}_variable`, name: id, typeRef });
  return tag('decision', { id, name, 'camunda:historyTimeToLive': HISTORY }, variable, ...content);
}

function decisionTable({ attributes, children }: XmlNode, decisionId: string): string {
  const { id, hitPolicy = 'UNIQUE', aggregation } = attributes;
  const outputs = children.filter(({ name }) => name === 'dmn:output');
  const isList = LISTS.has(hitPolicy) && aggregation === undefined;
  const temporal = children.filter(({ name }) => name === 'dmn:input').map(temporalInput);
  const content = children.flatMap((child) => {
    if (child.name === 'dmn:input') return [inputOf(child, temporal)];
    if (child.name === 'dmn:rule') return [rule(child, temporal, isList)];
    if (child.name !== 'dmn:output') return [];
    const name = outputs.length === 1 ? decisionId : (child.attributes.name ?? decisionId);
    const last = child === outputs.at(-1) && isList;
    const mark = last ? tag('output', { id: `${decisionId}_list`, name: LIST_MARK, typeRef: 'boolean' }) : '';
    return [written({ ...child, attributes: { ...child.attributes, name } }) + mark];
  });
  return tag('decisionTable', { id, hitPolicy, aggregation }, ...content);

  function inputOf(child: XmlNode, expressions: readonly (string | undefined)[]): string {
    const index = children.filter(({ name }) => name === 'dmn:input').indexOf(child);
    if (expressions[index] === undefined) return written(child);
    return tag(
      'input',
      { id: child.attributes.id },
      tag('inputExpression', { id: `${decisionId}_${index}` }, textOf('true')),
    );
  }
}

function temporalInput(input: XmlNode): string | undefined {
  const expression = input.children.find(({ name }) => name === 'dmn:inputExpression');
  const text = expression?.children.find(({ name }) => name === 'dmn:text')?.text.trim() ?? '';
  return MAY_BE_TEMPORAL.test(text) && /[(@]/.test(text) ? text : undefined;
}

function rule({ attributes, children }: XmlNode, temporal: readonly (string | undefined)[], isList: boolean): string {
  let index = 0;
  const entries = children.flatMap((entry) => {
    if (entry.name === 'dmn:inputEntry') {
      const expression = temporal[index];
      index += 1;
      return [expression === undefined ? written(entry) : conditionOn(entry, expression)];
    }
    return entry.name === 'dmn:outputEntry' ? [written(entry)] : [];
  });
  const mark = isList ? tag('outputEntry', { id: `${attributes.id ?? 'rule'}_list` }, textOf('true')) : '';
  return tag('rule', { id: attributes.id }, ...entries, mark);
}

/** A test of a value as a test of `true`. */
function conditionOn(entry: XmlNode, expression: string): string {
  const text = entry.children.find(({ name }) => name === 'dmn:text')?.text.trim() ?? '';
  if (text === '' || text === '-') return written(entry);
  const negated = /^not\s*\((.*)\)$/s.exec(text);
  const test = `(${expression}) in (${negated?.[1] ?? text})`;
  return tag('inputEntry', { id: entry.attributes.id }, textOf(negated ? `not(${test})` : test));
}

function textOf(text: string): string {
  return tag('text', {}, escapeXml(text));
}

/** A node as it was, without what belongs to other programs. */
function written({ name, attributes, children, text }: XmlNode): string {
  if (!name.startsWith('dmn:') || name === 'dmn:extensionElements') return '';
  const own = Object.fromEntries(Object.entries(attributes).filter(([key]) => !key.includes(':') && key !== 'xmlns'));
  const inner = children.length > 0 ? children.map(written) : [escapeXml(text)];
  return tag(name.slice('dmn:'.length), own, ...inner);
}
