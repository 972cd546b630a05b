import type { ModelProblem, ModelRule } from '../model/model-problem.ts';
import type { ElementModel, ProcessModel } from '../model/process-model.ts';

/** What the application has; a model that names anything else is refused. A list that is left out is not checked. */
export interface KnownNames {
  /** Job types with a worker. */
  readonly jobTypes?: ReadonlySet<string>;
  /** Form ids; those of the deployment are added. */
  readonly forms?: ReadonlySet<string>;
  /** Ids of processes that are deployed; those of the deployment are added. */
  readonly processes?: ReadonlySet<string>;
  /** Ids of decisions that are deployed; those of the deployment are added. */
  readonly decisions?: ReadonlySet<string>;
  /** Refuses too what some of the engines run and others do not, such as a call that is bound to a version. */
  readonly portable?: boolean;
}

interface Reference {
  readonly known: ReadonlySet<string> | undefined;
  /** Undefined if there is none, or if only an expression tells. */
  readonly name: string | undefined;
  readonly rule: ModelRule;
  readonly what: string;
}

/** Finds job types, forms, processes and decisions that a process names and the application does not have. */
export function unknownNames(file: string, { elements }: ProcessModel, known: KnownNames): ModelProblem[] {
  return [...elements.values()].flatMap((element) =>
    references(element, known)
      .filter(({ known: names, name }) => names && name !== undefined && !names.has(name))
      .map(({ name, rule, what }) => {
        const message = `Expected a ${what} "${name}", but there is none.`;
        return { file, element: element.id, rule, message };
      }),
  );
}

function references({ job, userTask, call, decision }: ElementModel, known: KnownNames): Reference[] {
  return [
    { known: known.jobTypes, name: fixed(job?.type), rule: 'unknown-job-type', what: 'worker for job type' },
    { known: known.forms, name: userTask?.formId, rule: 'unknown-form', what: 'form' },
    { known: known.processes, name: fixed(call?.processId), rule: 'unknown-process', what: 'process' },
    { known: known.decisions, name: fixed(decision?.decisionId), rule: 'unknown-decision', what: 'decision' },
  ];
}

function fixed(text: { readonly isStatic: boolean; readonly source: string } | undefined): string | undefined {
  return text?.isStatic ? text.source : undefined;
}
