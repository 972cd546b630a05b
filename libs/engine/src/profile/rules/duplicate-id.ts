import type { BpmnElement } from '../bpmn-element.ts';
import { processGraphs } from '../process-graph.ts';
import { fileRule } from '../profile-rule.ts';

/** Ids are unique in a file. A file that was read has no others; one that is being edited may. */
export const duplicateId = fileRule('duplicate-id', (definitions, say) => {
  const seen = new Set<string>();
  const check = (element: BpmnElement) => {
    if (element.id === undefined) return;
    if (seen.has(element.id)) say(element, `Expected unique ids, but "${element.id}" is used twice.`);
    seen.add(element.id);
  };
  for (const root of definitions.rootElements ?? []) check(root);
  for (const { nodes, flows } of processGraphs(definitions)) [...nodes, ...flows].forEach(check);
});
