import { compileFeel, compileText, staticText, type Expression } from '../feel/expression.ts';
import type { BpmnElement } from '../profile/bpmn-element.ts';
import type { ModelProblem, ModelRule } from './model-problem.ts';

/** One pass over a file: where problems are collected while the rest is still read. */
export interface Reading {
  readonly file: string;
  readonly problems: ModelProblem[];
}

export function report(reading: Reading, node: BpmnElement, rule: ModelRule, message: string): void {
  reading.problems.push({ file: reading.file, element: node.id ?? '', rule, message });
}

/** Compiles an attribute that is static text or, after `=`, FEEL. */
export function readText(reading: Reading, node: BpmnElement, text: string): Expression {
  return compile(reading, node, text, () => compileText(text));
}

/** Compiles an attribute that is always FEEL; the leading `=` is required, as in Zeebe. */
export function readFeel(reading: Reading, node: BpmnElement, text: string): Expression {
  if (!text.startsWith('=')) {
    report(reading, node, 'feel', `Expected an expression that starts with "=", but found "${text}".`);
    return staticText(text);
  }
  return compile(reading, node, text, () => compileFeel(text.slice(1)));
}

function compile(reading: Reading, node: BpmnElement, text: string, work: () => Expression): Expression {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report(reading, node, 'feel', `Expected a FEEL expression, but "${text}" is none: ${reason}.`);
    return staticText(text);
  }
}
