import { bpmn, end, flows, start } from '../testing/bpmn.ts';

interface Ends {
  readonly incoming: string[];
  readonly outgoing: string[];
}

const FLOW = /<bpmn:sequenceFlow id="([^"]+)" sourceRef="([^"]+)" targetRef="([^"]+)"/g;
const TAG =
  /<bpmn:(\w+) id="([^"]+)"[^>]*>(<bpmn:documentation>.*?<\/bpmn:documentation>)?(<bpmn:extensionElements>.*?<\/bpmn:extensionElements>)?/gs;

/**
 * A BPMN file as a modeler writes it: every element names the flows that come in and go out, which some engines read
 * instead of the flows themselves.
 */
export function newProcess(
  processId: string,
  body: string = start() + end() + flows('start -> end'),
  globals = '',
  processExtensions = '',
): string {
  return withFlowNames(bpmn(processId, body, globals, processExtensions));
}

/** Adds to each element of a BPMN file the flows that come in and go out. */
export function withFlowNames(xml: string): string {
  const ends = new Map<string, Ends>();
  const endsOf = (id: string) => {
    const found = ends.get(id) ?? { incoming: [], outgoing: [] };
    ends.set(id, found);
    return found;
  };
  for (const [, flow = '', source = '', target = ''] of xml.matchAll(FLOW)) {
    endsOf(source).outgoing.push(flow);
    endsOf(target).incoming.push(flow);
  }
  return xml.replaceAll(TAG, (tag, type: string, id: string) => {
    const flows = type === 'process' || type === 'sequenceFlow' ? undefined : ends.get(id);
    if (!flows) return tag;
    return tag + named('incoming', flows.incoming) + named('outgoing', flows.outgoing);
  });
}

function named(kind: string, flows: readonly string[]): string {
  return flows.map((flow) => `<bpmn:${kind}>${flow}</bpmn:${kind}>`).join('');
}
