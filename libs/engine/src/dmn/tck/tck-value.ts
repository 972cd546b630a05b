import { date, dateAndTime, duration, FeelDate, FeelDateTime, FeelDuration, FeelTime, time } from 'feelin';
import { feelEquals } from '../feel/feel-equals.ts';
import { childOf, childrenOf, type XmlNode } from '../model/xml-node.ts';
import { isContext } from '../types/conform.ts';

const SIMPLE: Readonly<Record<string, (text: string) => unknown>> = {
  boolean: (text) => text === 'true',
  decimal: Number,
  double: Number,
  date: (text) => date(text),
  dateTime: (text) => dateAndTime(text),
  time: (text) => time(text),
  duration: (text) => duration(text),
};

/** The FEEL value that an element of a test case holds as `value`, `list` or components. */
export function tckValue(node: XmlNode | undefined): unknown {
  if (!node) return null;
  const list = childOf(node, 'tc:list');
  if (list) return childrenOf(list, 'tc:item').map(tckValue);
  const components = childrenOf(node, 'tc:component');
  if (components.length > 0)
    return Object.fromEntries(components.map((component) => [component.attributes.name ?? '', tckValue(component)]));
  const value = childOf(node, 'tc:value');
  if (!value || value.attributes['xsi:nil'] === 'true') return null;
  const type = value.attributes['xsi:type']?.replace(/^.*:/, '') ?? 'string';
  return SIMPLE[type]?.(value.text.trim()) ?? value.text;
}

/** True when a value is what a case expects; numbers may differ in the ninth digit. */
export function isSame(actual: unknown, expected: unknown): boolean {
  if (typeof expected === 'number')
    return typeof actual === 'number' && Math.abs(actual - expected) <= 1e-8 * Math.max(1, Math.abs(expected));
  if (Array.isArray(expected))
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((item, index) => isSame(actual[index], item))
    );
  if (isContext(expected)) return isContext(actual) && isSameContext(actual, expected);
  if (isTemporal(expected)) return feelEquals(actual, expected);
  return (actual ?? null) === expected;
}

function isSameContext(actual: Record<string, unknown>, expected: Record<string, unknown>): boolean {
  const names = Object.keys(expected);
  return Object.keys(actual).length === names.length && names.every((name) => isSame(actual[name], expected[name]));
}

function isTemporal(value: unknown): value is FeelDate | FeelTime | FeelDateTime | FeelDuration {
  return [FeelDate, FeelTime, FeelDateTime, FeelDuration].some((type) => value instanceof type);
}
