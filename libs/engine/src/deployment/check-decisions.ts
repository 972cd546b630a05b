import { compileDecisions, type Decisions } from '../dmn/decisions.ts';
import type { Resource } from '../port.ts';
import type { ModelProblem } from '../model/model-problem.ts';

/** A DMN file that was read. */
export interface CheckedDecisions {
  readonly resource: Resource;
  readonly decisions: Decisions;
}

/** Reads a DMN file; `files` has the file of each decision id read before. */
export function checkDecisions(
  resource: Resource,
  files: Map<string, string>,
  problems: ModelProblem[],
): CheckedDecisions {
  const decisions = compileDecisions([{ name: resource.name, xml: resource.content }]);
  problems.push(...decisions.problems);
  for (const { id, file } of decisions.decisions) {
    const other = files.get(id);
    if (other !== undefined && other !== file) {
      const message = `Expected one decision "${id}", but "${other}" has it too.`;
      problems.push({ file, element: id, rule: 'duplicate-id', message });
    }
    files.set(id, file);
  }
  return { resource, decisions };
}
