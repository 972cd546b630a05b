import { createRequire } from 'node:module';

/** An XML element, without what lies between the elements of a mixed content. */
export interface XmlNode {
  /** Name with the prefix that was asked for its namespace; other namespaces keep a prefix of their own. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

interface Parser {
  ns(prefixes: Readonly<Record<string, string>>): void;
  on(
    event: 'openTag',
    handler: (name: string, attributes: () => Record<string, string>, decode: Decode) => void,
  ): Parser;
  on(event: 'closeTag', handler: () => void): Parser;
  on(event: 'text', handler: (text: string, decode: Decode) => void): Parser;
  on(event: 'cdata', handler: (text: string) => void): Parser;
  on(event: 'error', handler: (error: Error) => void): Parser;
  parse(xml: string): void;
}

type Decode = (text: string) => string;

interface OpenNode {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: OpenNode[];
  text: string;
}

// saxen publishes no types.
const { Parser: SaxParser } = createRequire(import.meta.url)('saxen') as { Parser: new () => Parser };

/** Parses XML; `prefixes` gives the prefix that each namespace gets, whatever the file calls it. Throws for bad XML. */
export function parseXml(xml: string, prefixes: Readonly<Record<string, string>>): XmlNode {
  const root: OpenNode = { name: '', attributes: {}, children: [], text: '' };
  const open: OpenNode[] = [root];
  const parser = new SaxParser();
  parser.ns(prefixes);
  parser
    .on('openTag', (name, attributes, decode) => {
      const node: OpenNode = { name, attributes: decoded(attributes(), decode), children: [], text: '' };
      open.at(-1)?.children.push(node);
      open.push(node);
    })
    .on('closeTag', () => void open.pop())
    .on('text', (text, decode) => append(open, decode(text)))
    .on('cdata', (text) => append(open, text))
    .on('error', (error) => {
      throw error;
    });
  parser.parse(xml);
  const [document] = root.children;
  if (!document || open.length > 1) throw new Error('Expected one XML element that is closed, but there is none.');
  return document;
}

/** The children of a name. */
export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.filter((child) => child.name === name);
}

/** The first child of a name. */
export function childOf(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((child) => child.name === name);
}

function append(open: readonly OpenNode[], text: string): void {
  const node = open.at(-1);
  if (node) node.text += text;
}

function decoded(attributes: Record<string, string>, decode: Decode): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decode(value)]));
}
