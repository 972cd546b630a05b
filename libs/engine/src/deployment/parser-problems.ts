import { idOf } from '../profile/profile-rule.ts';
import type { ModelProblem } from '../model/model-problem.ts';
import type { ParserWarning } from './read-definitions.ts';

/** What the parser left out of a file is missing in the model, so that the file is refused. */
export function parserProblems(file: string, xml: string, warnings: readonly ParserWarning[]): ModelProblem[] {
  return warnings.map((warning) => ({ file, ...problemOf(xml, warning) }));
}

function problemOf(xml: string, { message, element, value }: ParserWarning): Omit<ModelProblem, 'file'> {
  const id = element ? idOf(element) : placeOf(xml, message);
  const reason = (message.split('\n').at(-1) ?? '').replace(/^\s*nested error: /, '');
  const [, what, name = ''] = /^(duplicate ID|illegal ID|unknown attribute) <(.*)>$/.exec(reason) ?? [];
  if (what === 'duplicate ID') {
    return { element: name, rule: 'duplicate-id', message: `Expected unique ids, but "${name}" is used twice.` };
  }
  if (what === 'illegal ID') {
    const expected = 'Expected an id that begins with a letter and has letters, digits, "-", "_" and "." only';
    return { element: name, rule: 'xml', message: `${expected}, but it is "${name}".` };
  }
  if (what === 'unknown attribute') {
    return { element: id, rule: 'xml', message: `Expected an attribute of BPMN, but "${id}" has "${name}".` };
  }
  if (reason.startsWith('unresolved reference')) {
    return { element: id, rule: 'reference', message: `Expected a known reference, but "${value}" is none.` };
  }
  return { element: id, rule: 'xml', message: `Expected BPMN, but ${reason}.` };
}

/** Id of the tag that a message points at, or of the nearest before it. */
function placeOf(xml: string, message: string): string {
  const [, line, column] = /line: (\d+)\s+column: (\d+)/.exec(message) ?? [];
  if (line === undefined || column === undefined) return '';
  const lines = xml.split(/\r\n|\n|\r/);
  const before = [...lines.slice(0, Number(line)), lines[Number(line)]?.slice(0, Number(column)) ?? ''].join('\n');
  const tag = /^[^>]*/.exec(xml.slice(before.length))?.[0] ?? '';
  return [...(before + tag).matchAll(/\sid="([^"]+)"/g)].at(-1)?.[1] ?? '';
}
