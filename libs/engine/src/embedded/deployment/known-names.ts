import type { ModelProblem } from '../model/model-problem.ts';
import type { ProcessModel } from '../model/process-model.ts';

/** What the application has; a model that names anything else is refused. A list that is left out is not checked. */
export interface KnownNames {
  /** Job types with a worker. */
  readonly jobTypes?: ReadonlySet<string>;
  /** Form ids. */
  readonly forms?: ReadonlySet<string>;
}

/** Finds job types and forms that a process names and the application does not have. */
export function unknownNames(
  file: string,
  { elements }: ProcessModel,
  { jobTypes, forms }: KnownNames,
): ModelProblem[] {
  const problems: ModelProblem[] = [];
  for (const { id, job, userTask } of elements.values()) {
    if (jobTypes && job?.type.isStatic && !jobTypes.has(job.type.source)) {
      const message = `Expected a worker for job type "${job.type.source}", but there is none.`;
      problems.push({ file, element: id, rule: 'unknown-job-type', message });
    }
    if (forms && userTask?.formId !== undefined && !forms.has(userTask.formId)) {
      const message = `Expected a form "${userTask.formId}", but there is none.`;
      problems.push({ file, element: id, rule: 'unknown-form', message });
    }
  }
  return problems;
}
