import type { Logic } from './logic-model.ts';
import {
  readConditional,
  readContext,
  readFilter,
  readFunction,
  readInvocation,
  readIterator,
  readList,
  readLiteral,
  readRelation,
} from './read-boxed.ts';
import { readTable } from './read-table.ts';
import type { Reading } from './reading.ts';
import type { XmlNode } from './xml-node.ts';

const READERS: Readonly<Record<string, (reading: Reading, node: XmlNode) => Logic>> = {
  'dmn:literalExpression': readLiteral,
  'dmn:decisionTable': readTable,
  'dmn:context': readContext,
  'dmn:relation': readRelation,
  'dmn:list': readList,
  'dmn:invocation': readInvocation,
  'dmn:functionDefinition': readFunction,
  'dmn:conditional': readConditional,
  'dmn:filter': readFilter,
  'dmn:for': readIterator,
  'dmn:some': readIterator,
  'dmn:every': readIterator,
};

/** Reads the boxed expressions among the children of an element. */
export function readLogics(reading: Reading, node: XmlNode): readonly Logic[] {
  return node.children.flatMap((child) => READERS[child.name]?.(reading, child) ?? []);
}

/** Reads the boxed expression that an element holds. */
export function readLogicIn(reading: Reading, node: XmlNode | undefined): Logic | undefined {
  return node && readLogics(reading, node)[0];
}
