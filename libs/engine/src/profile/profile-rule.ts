import type { ModelRule } from '../model/model-problem.ts';
import type { BpmnElement } from './bpmn-element.ts';
import { processGraphs, type ProcessGraph } from './process-graph.ts';

/** What bpmnlint hands to a rule. */
export interface Reporter {
  report(elementId: string, message: string): void;
}

/** Tells that an element breaks the rule: "Expected X, but Y." */
export type Say = (element: BpmnElement, message: string) => void;

/**
 * `error`: no engine of the profile may see it. `warn`: one of the engines runs it and another does not; a deployment
 * that is to be portable refuses it too.
 */
export type Severity = 'error' | 'warn';

/** A rule as bpmnlint takes it. */
export interface ProfileRule {
  (): {
    readonly meta: { readonly rule: ModelRule };
    /** Gives false so that bpmnlint does not walk through the file for every rule. */
    check(element: BpmnElement, reporter: Reporter): boolean;
  };
  readonly severity: Severity;
}

/** A rule on a whole file. */
export function fileRule(
  rule: ModelRule,
  check: (definitions: BpmnElement, say: Say) => void,
  severity: Severity = 'error',
): ProfileRule {
  const create = () => ({
    meta: { rule },
    check(element: BpmnElement, reporter: Reporter) {
      check(element, (broken, message) => reporter.report(idOf(broken), message));
      return false;
    },
  });
  return Object.assign(create, { severity });
}

/** A rule on each executable process. */
export function processRule(
  rule: ModelRule,
  check: (process: ProcessGraph, say: Say) => void,
  severity?: Severity,
): ProfileRule {
  return fileRule(
    rule,
    (definitions, say) => processGraphs(definitions).forEach((graph) => check(graph, say)),
    severity,
  );
}

/** A rule on each flow node of the executable processes. */
export function nodeRule(
  rule: ModelRule,
  check: (node: BpmnElement, say: (message: string) => void, process: ProcessGraph) => void,
  severity?: Severity,
): ProfileRule {
  return processRule(
    rule,
    (process, say) => process.nodes.forEach((node) => check(node, (message) => say(node, message), process)),
    severity,
  );
}

/** Id of an element, or of the nearest one around it. */
export function idOf(element: BpmnElement): string {
  return element.id ?? (element.$parent ? idOf(element.$parent) : '');
}
