import { describeBpmn } from '@safeflow/engine';
import type { ProcessDescription } from './process-description.ts';

/** Reads what the kernel needs of one process in a BPMN file. */
export async function describeProcess(resource: string, xml: string, processId: string): Promise<ProcessDescription> {
  const { processes } = await describeBpmn(resource, xml);
  const found = processes.find((process) => process.processId === processId);
  if (!found) throw new Error(`Expected process "${processId}" in ${resource}, but it is not there.`);
  const root = found.elements.find(({ type }) => type === 'process');
  const elements = found.elements.map((element) => ({
    id: element.id,
    type: element.type,
    name: element.name ?? '',
    nameEn: element.properties['nameEn'] ?? '',
    properties: element.properties,
    formId: element.formId,
    jobType: element.jobType,
    outputReads: element.outputReads,
  }));
  return {
    processId,
    name: found.name ?? processId,
    properties: root?.properties ?? {},
    elements: new Map(elements.map((element) => [element.id, element])),
  };
}
