import type { ReportProblem } from '../decision-problem.ts';
import type { Variable } from './decision-model.ts';
import { childOf, type XmlNode } from './xml-node.ts';

/** Where the reader of a file puts the problems it finds. */
export interface Reading {
  readonly report: ReportProblem;
}

/** Trimmed text of a child, such as `typeRef` in DMN 1.3's `itemDefinition`. */
export function childText(node: XmlNode | undefined, name: string): string | undefined {
  const text = node && childOf(node, name)?.text.trim();
  return text === '' ? undefined : text;
}

/** The type that an element refers to, by attribute or by child element. */
export function typeRefOf(node: XmlNode | undefined): string | undefined {
  return node?.attributes.typeRef ?? childText(node, 'dmn:typeRef');
}

/** Name and type of an element such as `variable`, `formalParameter` or `column`. */
export function readVariable(node: XmlNode): Variable {
  return { name: node.attributes.name ?? '', typeRef: typeRefOf(node) };
}

export function idOf(node: XmlNode): string {
  return node.attributes.id ?? '';
}
