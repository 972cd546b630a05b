import type { Resource } from '../../port.ts';
import type { ModelProblem } from '../model/model-problem.ts';
import type { ProcessModel } from '../model/process-model.ts';
import { readModels } from '../model/read-model.ts';
import { checkDecisions, type CheckedDecisions } from './check-decisions.ts';
import { unknownNames, type KnownNames } from './known-names.ts';

/** A BPMN file that was read. */
export interface CheckedResource {
  readonly resource: Resource;
  readonly processes: readonly ProcessModel[];
}

export interface CheckedResources {
  readonly checked: readonly CheckedResource[];
  readonly decisions: readonly CheckedDecisions[];
  readonly problems: readonly ModelProblem[];
}

/** Reads the files of a deployment and collects every problem in them. */
export async function checkResources(resources: readonly Resource[], known: KnownNames): Promise<CheckedResources> {
  const problems: ModelProblem[] = [];
  const forms = new Set(known.forms);
  for (const resource of resources) if (resource.name.endsWith('.form')) readForm(resource, forms, problems);
  const names = { jobTypes: known.jobTypes, forms: known.forms && forms };
  const checked: CheckedResource[] = [];
  const files = new Map<string, string>();
  const decisions: CheckedDecisions[] = [];
  const decisionFiles = new Map<string, string>();
  for (const resource of resources) {
    if (resource.name.endsWith('.form')) continue;
    if (resource.name.endsWith('.dmn')) {
      decisions.push(checkDecisions(resource, decisionFiles, problems));
      continue;
    }
    if (!resource.name.endsWith('.bpmn')) {
      const message = `Expected a .bpmn, .dmn or .form file, but found "${resource.name}".`;
      problems.push({ file: resource.name, element: '', rule: 'unsupported', message });
      continue;
    }
    const { processes, problems: found } = await readModels(resource.name, resource.content);
    problems.push(...found, ...processes.flatMap((process) => unknownNames(resource.name, process, names)));
    for (const { processId } of processes) {
      const other = files.get(processId);
      if (other) {
        const message = `Expected one process "${processId}", but "${other}" has it too.`;
        problems.push({ file: resource.name, element: processId, rule: 'duplicate-id', message });
      }
      files.set(processId, resource.name);
    }
    checked.push({ resource, processes });
  }
  return { checked, decisions, problems };
}

function readForm({ name: file, content }: Resource, forms: Set<string>, problems: ModelProblem[]): void {
  try {
    const form = JSON.parse(content) as { id?: unknown } | null;
    if (typeof form?.id === 'string') {
      forms.add(form.id);
      return;
    }
    problems.push({ file, element: '', rule: 'missing', message: 'Expected a form with an id, but it has none.' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push({ file, element: '', rule: 'xml', message: `Expected a form as JSON, but ${reason}.` });
  }
}
