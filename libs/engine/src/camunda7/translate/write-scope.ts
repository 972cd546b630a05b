import type { ElementModel, FlowModel } from '../../model/process-model.ts';
import { bodyProgram, isDynamic } from './element-program.ts';
import { ENTRY, hiddenId, SCRATCH } from './hidden-names.ts';
import { inputVariables, outputVariables } from './mappings.ts';
import { extensionElements, flow, inputOutput, withProgram, type Piece, type Writing } from './piece.ts';
import { writeElement } from './write-element.ts';
import { tag } from './xml.ts';

/** An embedded sub-process; its event sub-processes wait for what the program before it has evaluated. */
export function writeSubProcess(writing: Writing, element: ElementModel): Piece {
  const { id, name } = element;
  const mapping = inputOutput(inputVariables(element), outputVariables(element));
  const content = writeAll(writing, element, elementsIn(writing, element));
  return { entry: id, exit: id, xml: tag('bpmn:subProcess', { id, name }, extensionElements(mapping), content) };
}

/**
 * What lies in a process or event sub-process. When its event sub-processes wait for what only expressions tell, all but
 * the start events goes into a hidden sub-process: these expressions may read what the start event brought, and the
 * server makes a scope wait as soon as it is entered.
 */
export function writeScope(writing: Writing, scope: ElementModel): string {
  const elements = elementsIn(writing, scope);
  const needsBody = scope.eventSubProcesses.some(({ starts }) => starts.some(({ event }) => isDynamic(event)));
  if (!needsBody) return writeAll(writing, scope, elements);
  const starts = elements
    .filter(({ type }) => type === 'startEvent')
    .map((start) => [start, writeElement(writing, start)] as const);
  const inside = writeBody(
    writing,
    scope,
    elements.filter(({ type }) => type !== 'startEvent'),
  );
  const first = scope.starts[0]?.id ?? scope.id;
  const body = withProgram(inside, first, bodyProgram(scope), { around: 'body' });
  const end = hiddenId('end', `body__${scope.id}`);
  const entries = starts.map(([start, piece]) => (piece ? piece.xml + writeEntry(start, piece, body.entry) : ''));
  return [...entries, body.xml, flow(body.exit, end), tag('bpmn:endEvent', { id: end })].join('');
}

function writeEntry({ id }: ElementModel, piece: Piece, body: string): string {
  const entry = hiddenId('entry', id);
  const step = tag(
    'bpmn:serviceTask',
    { id: entry, 'camunda:expression': '${true}' },
    extensionElements(inputOutput({}, { [ENTRY]: id })),
  );
  return flow(piece.exit, entry) + step + flow(entry, body);
}

function writeBody(writing: Writing, scope: ElementModel, elements: readonly ElementModel[]): Piece {
  const id = hiddenId('body', scope.id);
  const start = hiddenId('start', `body__${scope.id}`);
  const content = writeAll(writing, scope, elements);
  const [only, ...others] = scope.starts;
  const fork = hiddenId('entry', `body__${scope.id}`);
  const isSimple = only && others.length === 0;
  const head = isSimple
    ? flow(start, fork) + tag('bpmn:parallelGateway', { id: fork })
    : flow(start, fork) + tag('bpmn:inclusiveGateway', { id: fork });
  const flows = scope.starts.flatMap(({ id: startId, outgoing }) =>
    outgoing.map((sent) =>
      flow(fork, entryOf(writing, sent.target), isSimple ? '' : `\${${ENTRY} == '${startId}'}`, sent.id),
    ),
  );
  const xml = tag('bpmn:subProcess', { id }, tag('bpmn:startEvent', { id: start }), head, ...flows, content);
  return { entry: id, exit: id, xml };
}

/** Writes elements, the flows between them and the event sub-processes of their scope. */
function writeAll(writing: Writing, scope: ElementModel, elements: readonly ElementModel[]): string {
  const pieces = elements.map((element) => writeElement(writing, element)?.xml ?? '');
  const flows = [...elements, ...elements.flatMap(({ boundary }) => boundary)].flatMap((element) => [
    ...element.outgoing.map((sent) => writeFlow(writing, element, sent)),
    writeLink(writing, element, elements),
  ]);
  const eventSubProcesses = scope.eventSubProcesses.map((inner) =>
    tag('bpmn:subProcess', { id: inner.id, name: inner.name, triggeredByEvent: true }, writeScope(writing, inner)),
  );
  return [...pieces, ...flows, ...eventSubProcesses].join('');
}

function writeFlow(writing: Writing, source: ElementModel, { id, target }: FlowModel): string {
  const exit = writing.pieces.get(source.id)?.exit ?? source.id;
  // The server wants the events directly behind their gateway, whose program has evaluated what they wait for.
  const entry = source.type === 'eventBasedGateway' ? target : entryOf(writing, target);
  const chooses = source.type === 'exclusiveGateway' || source.type === 'inclusiveGateway';
  const isChosen = chooses && source.outgoing.some(({ condition }) => condition);
  return flow(exit, entry, isChosen ? `\${${SCRATCH}.v['flows'].contains('${id}')}` : '', id);
}

/** A link that throws is a flow to the link of its name that catches. */
function writeLink(writing: Writing, source: ElementModel, elements: readonly ElementModel[]): string {
  const { event } = source;
  if (event?.kind !== 'link' || source.type !== 'intermediateThrowEvent') return '';
  const target = elements.find(
    (other) =>
      other.type === 'intermediateCatchEvent' && other.event?.kind === 'link' && other.event.name === event.name,
  );
  return target ? flow(source.id, entryOf(writing, target.id)) : '';
}

function entryOf(writing: Writing, id: string): string {
  return writing.pieces.get(id)?.entry ?? id;
}

function elementsIn({ model }: Writing, scope: ElementModel): ElementModel[] {
  return [...model.elements.values()].filter(
    ({ scope: around, type }) => around === scope.id && type !== 'boundaryEvent' && type !== 'eventSubProcess',
  );
}
