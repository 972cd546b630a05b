import type { ElementModel, ElementType } from '../../model/process-model.ts';
import { elementProgram } from './element-program.ts';
import { FeelProgram } from './feel-program.ts';
import { writeCall } from './write-call.ts';
import { writeDecision } from './write-decision.ts';
import { eventDefinition } from './write-event.ts';
import { loopInputs, writeLoop } from './write-loop.ts';
import { writeJob, writePlain, writeReceive, writeScript, writeUserTask } from './write-task.ts';
import { writeSubProcess } from './write-scope.ts';
import {
  extensionElements,
  flow,
  inputOutput,
  programValue,
  withProgram,
  withStepBehind,
  type Piece,
  type Writing,
} from './piece.ts';
import { hiddenId, SCRATCH } from './hidden-names.ts';
import { hasOutputs, inputVariables, outputProgram, outputTargets, outputVariables } from './mappings.ts';
import { tag } from './xml.ts';

type Writer = (writing: Writing, element: ElementModel) => Piece;

/** Which writer translates which element; boundary events are written with their activity. */
const WRITERS: Partial<Record<ElementType, Writer>> = {
  startEvent: writeStart,
  endEvent: writeThrow,
  intermediateThrowEvent: writeThrow,
  intermediateCatchEvent: writeCatch,
  task: (_writing, element) => writePlain(element, 'bpmn:task'),
  manualTask: (_writing, element) => writePlain(element, 'bpmn:manualTask'),
  userTask: (_writing, element) => writeUserTask(element),
  serviceTask: (_writing, element) => writeJob(element),
  sendTask: (_writing, element) => writeJob(element),
  scriptTask: (_writing, element) => (element.script ? writeScript(element) : writeJob(element)),
  businessRuleTask: (_writing, element) => (element.decision ? writeDecision(element) : writeJob(element)),
  receiveTask: writeReceive,
  callActivity: writeCall,
  subProcess: writeSubProcess,
  exclusiveGateway: (_writing, element) => writeGateway(element),
  inclusiveGateway: (_writing, element) => writeGateway(element),
  parallelGateway: (_writing, element) => writeGateway(element),
  eventBasedGateway: (_writing, element) => writeGateway(element),
};

/** What may fail in a way that no expression tells beforehand runs as a job of its own, whose failure is an incident. */
export function isEnteredByJob({ call, decision }: ElementModel): boolean {
  return call !== undefined || decision !== undefined;
}

/** Writes an element with its boundary events and the steps around it. */
export function writeElement(writing: Writing, element: ElementModel): Piece | undefined {
  const write = WRITERS[element.type];
  if (!write) return undefined;
  const isAsync = isEnteredByJob(element);
  const program = elementProgram(writing.model, element);
  const own = (written: ElementModel) => ended(element, withTargets(element, write(writing, written)));
  const piece = element.loop
    ? writeLoop(element, (turn) => withProgram(own(turn), element.id, program, { isAsync, ...loopInputs(element) }))
    : withProgram(own(element), element.id, isBehindGateway(writing, element) ? new FeelProgram() : program, {
        isAsync,
      });
  const host = element.loop ? hiddenId('loop', element.id) : element.id;
  const boundary = sortedBoundary(element).map((event) => writeBoundary(writing, event, host));
  const complete = { ...piece, xml: piece.xml + boundary.map(({ xml }) => xml).join('') };
  writing.pieces.set(element.id, complete);
  return complete;
}

/** A named code wins over a catch-all: the server takes the first that fits. */
function sortedBoundary({ boundary }: ElementModel): ElementModel[] {
  const isGeneral = ({ event }: ElementModel) => (event?.kind === 'error' && !event.code ? 1 : 0);
  return boundary.toSorted((one, other) => isGeneral(one) - isGeneral(other));
}

function writeBoundary(writing: Writing, element: ElementModel, attachedToRef: string): Piece {
  const { id, name, interrupting } = element;
  const xml = tag(
    'bpmn:boundaryEvent',
    { id, name, attachedToRef, cancelActivity: interrupting },
    eventDefinition(writing, element),
  );
  const piece = withOutputs(element, { entry: id, exit: id, xml });
  writing.pieces.set(id, piece);
  return piece;
}

/** Events at the start and at the border of a scope cannot map their outputs themselves. */
export function withOutputs(element: ElementModel, piece: Piece): Piece {
  if (element.outputs.length === 0) return piece;
  const outputs = { [SCRATCH]: programValue(outputProgram(element)), ...outputTargets(element) };
  return withStepBehind(piece, hiddenId('out', element.id), outputs);
}

/** Other elements have evaluated their outputs themselves when they are left. */
function withTargets(element: ElementModel, piece: Piece): Piece {
  if (!hasOutputs(element) || element.type === 'startEvent') return piece;
  return withStepBehind(piece, hiddenId('out', element.id), outputTargets(element));
}

/** An end event that is more than an end, and a gateway without a way on, which the server wants: behind it the token ends. */
function ended(element: ElementModel, piece: Piece): Piece {
  const isEnd = element.type === 'endEvent' && (element.job !== undefined || element.outputs.length > 0);
  const isLastGateway = element.type.endsWith('Gateway') && element.outgoing.length === 0;
  if (!isEnd && !isLastGateway) return piece;
  const end = hiddenId('end', element.id);
  return { ...piece, xml: piece.xml + flow(piece.exit, end) + tag('bpmn:endEvent', { id: end }) };
}

/** The server wants nothing between an event-based gateway and its events; the gateway's program is theirs, too. */
function isBehindGateway({ model }: Writing, { incoming }: ElementModel): boolean {
  return incoming.some(({ source }) => model.elements.get(source)?.type === 'eventBasedGateway');
}

/** A start event; one that starts its process needs no message of its own, because messages are correlated by us. */
function writeStart(writing: Writing, element: ElementModel): Piece {
  const { id, name, scope, interrupting } = element;
  const isTriggered = writing.model.elements.get(scope)?.type === 'eventSubProcess';
  const isInterrupting = isTriggered ? interrupting : undefined;
  const xml = tag('bpmn:startEvent', { id, name, isInterrupting }, eventDefinition(writing, element));
  return withOutputs(element, { entry: id, exit: id, xml });
}

function writeCatch(writing: Writing, element: ElementModel): Piece {
  const { id, name, event } = element;
  const inputs = isBehindGateway(writing, element) ? {} : inputVariables(element);
  const mapping = extensionElements(inputOutput(inputs, outputVariables(element)));
  // A link is a flow in another form.
  const type = event?.kind === 'link' ? 'bpmn:intermediateThrowEvent' : 'bpmn:intermediateCatchEvent';
  return { entry: id, exit: id, xml: tag(type, { id, name }, mapping, eventDefinition(writing, element)) };
}

function writeThrow(writing: Writing, element: ElementModel): Piece {
  const { id, name, event, type } = element;
  const isEnd = type === 'endEvent';
  if (element.job) return writeJob(element);
  const payload = event?.kind === 'signal' ? Object.keys(inputVariables(element)) : [];
  const definition = eventDefinition(writing, element, payload);
  const ends = isEnd && element.outputs.length === 0;
  const mapping = extensionElements(inputOutput(inputVariables(element), outputVariables(element)));
  if (ends) return { entry: id, exit: id, xml: tag('bpmn:endEvent', { id, name }, mapping, definition) };
  return { entry: id, exit: id, xml: tag('bpmn:intermediateThrowEvent', { id, name }, mapping, definition) };
}

function writeGateway({ id, name, type }: ElementModel): Piece {
  return { entry: id, exit: id, xml: tag(`bpmn:${type}`, { id, name }) };
}
