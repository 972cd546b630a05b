import { typeOf, type BpmnElement } from './bpmn-element.ts';

/** What draws data and carries no token. */
const SILENT = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);
const CONTAINERS = new Set(['subProcess', 'eventSubProcess']);

/** An executable process or a sub-process in it, with what lies directly inside. */
export interface Scope {
  readonly container: BpmnElement;
  readonly nodes: readonly BpmnElement[];
  readonly flows: readonly BpmnElement[];
}

/** The flow nodes and sequence flows of one executable process, sub-processes included. */
export class ProcessGraph {
  readonly process: BpmnElement;
  readonly scopes: readonly Scope[];
  readonly nodes: readonly BpmnElement[];
  readonly flows: readonly BpmnElement[];
  readonly #incoming = new Map<BpmnElement, BpmnElement[]>();
  readonly #outgoing = new Map<BpmnElement, BpmnElement[]>();
  readonly #attached = new Map<BpmnElement, BpmnElement[]>();

  constructor(process: BpmnElement) {
    this.process = process;
    this.scopes = [...scopesIn(process)];
    this.nodes = this.scopes.flatMap(({ nodes }) => nodes);
    this.flows = this.scopes.flatMap(({ flows }) => flows);
    for (const flow of this.flows) {
      put(this.#outgoing, flow.sourceRef, flow);
      put(this.#incoming, flow.targetRef, flow);
    }
    for (const node of this.nodes) put(this.#attached, node.attachedToRef, node);
  }

  /** Flows that lead to a node. */
  incoming(node: BpmnElement): readonly BpmnElement[] {
    return this.#incoming.get(node) ?? [];
  }

  outgoing(node: BpmnElement): readonly BpmnElement[] {
    return this.#outgoing.get(node) ?? [];
  }

  /** Boundary events at an activity. */
  attached(node: BpmnElement): readonly BpmnElement[] {
    return this.#attached.get(node) ?? [];
  }
}

let graphs: { readonly definitions: BpmnElement; readonly list: readonly ProcessGraph[] } | undefined;

/**
 * The executable processes of a file. All rules of one run share them: they are forgotten when the run is over, because
 * an editor changes the file in place.
 */
export function processGraphs(definitions: BpmnElement): readonly ProcessGraph[] {
  if (graphs?.definitions === definitions) return graphs.list;
  const list = executableProcesses(definitions).map((process) => new ProcessGraph(process));
  graphs = { definitions, list };
  queueMicrotask(() => (graphs = undefined));
  return list;
}

export function executableProcesses({ rootElements = [] }: BpmnElement): BpmnElement[] {
  return rootElements.filter(({ $type, isExecutable }) => $type === 'bpmn:Process' && isExecutable);
}

function* scopesIn(container: BpmnElement): Iterable<Scope> {
  const inside = container.flowElements ?? [];
  const flows = inside.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const nodes = inside.filter(({ $type }) => $type !== 'bpmn:SequenceFlow' && !SILENT.has($type));
  yield { container, nodes, flows };
  for (const node of nodes) if (CONTAINERS.has(typeOf(node))) yield* scopesIn(node);
}

function put(map: Map<BpmnElement, BpmnElement[]>, key: BpmnElement | undefined, value: BpmnElement): void {
  if (!key) return;
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
