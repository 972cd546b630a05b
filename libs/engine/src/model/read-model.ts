import { checkModel } from './check-model.ts';
import { parseBpmnXml, type BpmnXml } from './bpmn-xml.ts';
import { zeebe, type BpmnElement } from '../profile/bpmn-element.ts';
import type { ModelProblem } from './model-problem.ts';
import type { ElementModel, FlowModel, ProcessModel } from './process-model.ts';
import { emptyElement, readElement, readFlow, type ElementDraft } from './read-element.ts';
import { readExtensions } from './read-extensions.ts';
import { report, type Reading } from './reading.ts';

/** What a BPMN file holds: its executable processes, or what is wrong with it. */
export interface ReadModels {
  readonly processes: readonly ProcessModel[];
  readonly problems: readonly ModelProblem[];
}

/** Reads a BPMN file; every problem names file, element and rule. Processes are complete only without problems. */
export async function readModels(file: string, xml: string): Promise<ReadModels> {
  const reading: Reading = { file, problems: [] };
  const parsed = await parse(reading, xml);
  if (!parsed) return { processes: [], problems: reading.problems };
  for (const { message, element } of parsed.warnings) {
    reading.problems.push({ file, element, rule: 'reference', message: `Expected a known reference, but ${message}.` });
  }
  const nodes = (parsed.definitions.rootElements ?? []).filter(
    (node) => node.$type === 'bpmn:Process' && node.isExecutable,
  );
  if (nodes.length === 0) {
    report(reading, parsed.definitions, 'no-process', 'Expected an executable process, but the file has none.');
  }
  const processes = nodes.map((node) => readProcess(reading, node));
  for (const process of processes) checkModel(reading, process);
  return { processes, problems: reading.problems };
}

async function parse(reading: Reading, xml: string): Promise<BpmnXml | undefined> {
  try {
    return await parseBpmnXml(xml);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    reading.problems.push({
      file: reading.file,
      element: '',
      rule: 'xml',
      message: `Expected BPMN XML, but ${reason}.`,
    });
    return undefined;
  }
}

function readProcess(reading: Reading, node: BpmnElement): ProcessModel {
  const elements = new Map<string, ElementDraft>();
  const flows = new Map<string, FlowModel>();
  const root: ElementDraft = {
    ...emptyElement(node.id ?? '', 'process', ''),
    name: node.name,
    ...readExtensions(reading, node),
  };
  elements.set(root.id, root);
  readScope(reading, node, root, elements, flows);
  for (const flow of flows.values()) {
    elements.get(flow.source)?.outgoing.push(flow);
    elements.get(flow.target)?.incoming.push(flow);
  }
  for (const element of elements.values()) {
    if (element.attachedTo) elements.get(element.attachedTo)?.boundary.push(element);
  }
  return {
    processId: root.id,
    name: node.name,
    versionTag: zeebe(node, 'versionTag')?.value,
    root,
    elements: elements satisfies ReadonlyMap<string, ElementModel>,
    flows,
  };
}

function readScope(
  reading: Reading,
  container: BpmnElement,
  scope: ElementDraft,
  elements: Map<string, ElementDraft>,
  flows: Map<string, FlowModel>,
): void {
  for (const node of container.flowElements ?? []) {
    if (node.$type === 'bpmn:SequenceFlow') {
      const flow = readFlow(reading, node);
      if (flow) flows.set(flow.id, flow);
      continue;
    }
    const element = readElement(reading, node, scope.id);
    if (!element) continue;
    if (elements.has(element.id)) {
      report(reading, node, 'duplicate-id', `Expected unique ids, but "${element.id}" is used twice.`);
    }
    elements.set(element.id, element);
    if (element.type === 'startEvent') scope.starts.push(element);
    if (element.type === 'eventSubProcess') scope.eventSubProcesses.push(element);
    if (element.type === 'subProcess' || element.type === 'eventSubProcess') {
      readScope(reading, node, element, elements, flows);
    }
  }
}
