import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DecisionFile } from '../decisions.ts';
import { childOf, childrenOf, parseXml, type XmlNode } from '../model/xml-node.ts';
import { tckValue } from './tck-value.ts';

const PREFIXES = {
  'http://www.omg.org/spec/DMN/20160719/testcase': 'tc',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
};

/** The cases of one folder of the DMN Technology Compatibility Kit, with the models they are about. */
export interface TckFolder {
  readonly name: string;
  readonly files: readonly DecisionFile[];
  readonly cases: readonly TckCase[];
}

export interface TckCase {
  /** `<folder>/<case>`; a second test file of a folder adds its number. */
  readonly id: string;
  /** File of the model that the case is about. */
  readonly model: string;
  /** Name of a decision service to invoke; undefined for a case about decisions. */
  readonly service: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: readonly { readonly name: string; readonly value: unknown }[];
}

/** Reads the folders of a compliance level. */
export function readTckLevel(directory: string): readonly TckFolder[] {
  return readdirSync(directory)
    .sort()
    .map((name) => readFolder(join(directory, name), name));
}

function readFolder(directory: string, name: string): TckFolder {
  const entries = readdirSync(directory).sort();
  const read = (file: string) => readFileSync(join(directory, file), 'utf8');
  return {
    name,
    files: entries.filter((file) => file.endsWith('.dmn')).map((file) => ({ name: file, xml: read(file) })),
    cases: entries
      .filter((file) => file.endsWith('.xml'))
      .flatMap((file, index) => readCases(parseXml(read(file), PREFIXES), index === 0 ? name : `${name}#${index + 1}`)),
  };
}

function readCases(root: XmlNode, prefix: string): readonly TckCase[] {
  const model = childOf(root, 'tc:modelName')?.text.trim() ?? '';
  return childrenOf(root, 'tc:testCase').map((node) => ({
    id: `${prefix}/${node.attributes.id ?? ''}`,
    model,
    service: node.attributes.invocableName,
    inputs: Object.fromEntries(
      childrenOf(node, 'tc:inputNode').map((input) => [input.attributes.name ?? '', tckValue(input)]),
    ),
    expected: childrenOf(node, 'tc:resultNode').map((result) => ({
      name: result.attributes.name ?? '',
      value: tckValue(childOf(result, 'tc:expected')),
    })),
  }));
}
