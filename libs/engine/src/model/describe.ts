import type { ElementModel, ElementType, ProcessModel } from './process-model.ts';
import type { ModelProblem } from './model-problem.ts';
import { readModels } from './read-model.ts';

/** What a process says about one of its elements. */
export interface ElementDescription {
  readonly id: string;
  readonly name?: string;
  readonly type: ElementType;
  /** Id of the process or sub-process around it. */
  readonly scope: string;
  /** `zeebe:properties`. */
  readonly properties: Readonly<Record<string, string>>;
  /** `zeebe:taskHeaders`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly formId?: string;
  /** As written; an expression keeps its `=`. */
  readonly jobType?: string;
  /** Name of the message or signal it catches or throws. */
  readonly message?: string;
  readonly signal?: string;
  readonly calledProcess?: string;
  /** Variables that its output mappings read: of a form's values, these route the process. */
  readonly outputReads: readonly string[];
  /** Ids of the elements its outgoing flows lead to. */
  readonly next: readonly string[];
}

export interface ProcessDescription {
  readonly processId: string;
  readonly name?: string;
  readonly versionTag?: string;
  /** `zeebe:properties` of the process. */
  readonly properties: Readonly<Record<string, string>>;
  readonly elements: readonly ElementDescription[];
}

/** The executable processes of a BPMN file, element by element, without running anything. */
export async function describeBpmn(
  file: string,
  xml: string,
): Promise<{ readonly processes: readonly ProcessDescription[]; readonly problems: readonly ModelProblem[] }> {
  const { processes, problems } = await readModels(file, xml);
  return { processes: processes.map(describeProcess), problems };
}

export function describeProcess({ processId, name, versionTag, root, elements }: ProcessModel): ProcessDescription {
  return {
    processId,
    name,
    versionTag,
    properties: root.properties,
    elements: [...elements.values()].map(describeElement),
  };
}

function describeElement(element: ElementModel): ElementDescription {
  const { id, name, type, scope, properties, headers, event, job, call } = element;
  return {
    id,
    name,
    type,
    scope,
    properties,
    headers,
    formId: element.userTask?.formId,
    jobType: job && asWritten(job.type),
    message: event?.kind === 'message' ? asWritten(event.name) : undefined,
    signal: event?.kind === 'signal' ? asWritten(event.name) : undefined,
    calledProcess: call && asWritten(call.processId),
    outputReads: [...new Set(element.outputs.flatMap(({ source }) => source.reads))],
    next: element.outgoing.map(({ target }) => target),
  };
}

function asWritten({ isStatic, source }: { readonly isStatic: boolean; readonly source: string }): string {
  return isStatic ? source : `=${source}`;
}
