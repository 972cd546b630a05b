import type { Resource } from '../port.ts';
import type { ModelProblem } from '../model/model-problem.ts';
import { checkBpmn, type CheckedResource } from './check-bpmn.ts';
import { checkDecisions, type CheckedDecisions } from './check-decisions.ts';
import { readForm } from './read-form.ts';
import { unknownNames, type KnownNames } from './known-names.ts';

export interface CheckedResources {
  readonly checked: readonly CheckedResource[];
  readonly decisions: readonly CheckedDecisions[];
  readonly problems: readonly ModelProblem[];
}

/**
 * The gate of every engine: reads the files of a deployment and collects every problem in them, whichever engine will
 * run them.
 */
export async function checkResources(resources: readonly Resource[], known: KnownNames): Promise<CheckedResources> {
  const problems: ModelProblem[] = [];
  const forms: string[] = [];
  const checked: CheckedResource[] = [];
  const decisions: CheckedDecisions[] = [];
  const decisionFiles = new Map<string, string>();
  for (const resource of resources) {
    if (resource.name.endsWith('.form')) forms.push(...readForm(resource, problems));
    else if (resource.name.endsWith('.dmn')) decisions.push(checkDecisions(resource, decisionFiles, problems));
    else if (resource.name.endsWith('.bpmn')) checked.push(await checkBpmn(resource, known.portable ?? false));
    else {
      const message = `Expected a .bpmn, .dmn or .form file, but found "${resource.name}".`;
      problems.push({ file: resource.name, element: '', rule: 'unsupported', message });
    }
  }
  problems.push(...checked.flatMap((file) => file.problems), ...sameProcesses(checked));
  const names = withOwn(known, {
    forms,
    processes: checked.flatMap(({ processes }) => processes.map(({ processId }) => processId)),
    decisions: [...decisionFiles.keys()],
  });
  for (const { resource, processes } of checked) {
    problems.push(...processes.flatMap((process) => unknownNames(resource.name, process, names)));
  }
  return { checked, decisions, problems };
}

/** What is deployed together knows each other. */
function withOwn(
  known: KnownNames,
  own: Readonly<Record<'forms' | 'processes' | 'decisions', readonly string[]>>,
): KnownNames {
  return {
    ...known,
    forms: known.forms && new Set([...known.forms, ...own.forms]),
    processes: known.processes && new Set([...known.processes, ...own.processes]),
    decisions: known.decisions && new Set([...known.decisions, ...own.decisions]),
  };
}

function sameProcesses(checked: readonly CheckedResource[]): ModelProblem[] {
  const files = new Map<string, string>();
  const problems: ModelProblem[] = [];
  for (const { resource, processes } of checked) {
    for (const { processId } of processes) {
      const other = files.get(processId);
      if (other !== undefined) {
        const message = `Expected one process "${processId}", but "${other}" has it too.`;
        problems.push({ file: resource.name, element: processId, rule: 'duplicate-id', message });
      }
      files.set(processId, resource.name);
    }
  }
  return problems;
}
