import type { ProcessModel } from '../../model/process-model.ts';
import type { FeelProgram } from './feel-program.ts';
import { ERROR, hiddenId, SCRATCH } from './hidden-names.ts';
import { escapeXml, tag } from './xml.ts';

/** What an element has become: where tokens enter it, where they leave it, and all that lies in its scope. */
export interface Piece {
  readonly entry: string;
  readonly exit: string;
  readonly xml: string;
}

/** What the writers of elements share while a file is written. */
export interface Writing {
  readonly model: ProcessModel;
  /** Messages, signals, errors and escalations, written before the processes: id → XML. */
  readonly globals: Map<string, string>;
  /** Piece of each element that has been written, for the flows. */
  readonly pieces: Map<string, Piece>;
}

/** Reads a value of the program that ran just before, in JUEL. */
export function scratch(key: string): string {
  return `\${${SCRATCH}.v['${key.replaceAll("'", "\\'")}']}`;
}

/** The same as a JSON variable. */
export function scratchJson(...path: readonly string[]): string {
  return `\${JSON(${SCRATCH}).prop('v')${path.map((key) => `.prop('${key.replaceAll("'", "\\'")}')`).join('')}}`;
}

/** Writes a mapping of variables: names → expressions in JUEL, or XML of a definition such as a script. */
export function inputOutput(
  inputs: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, string>>,
): string {
  const write = (kind: string, entries: Readonly<Record<string, string>>) =>
    Object.entries(entries).map(([name, value]) =>
      tag(`camunda:${kind}Parameter`, { name }, value.startsWith('<') ? value : escapeXml(value)),
    );
  const parameters = [...write('input', inputs), ...write('output', outputs)];
  return parameters.length === 0 ? '' : tag('camunda:inputOutput', {}, ...parameters);
}

export function extensionElements(...content: readonly string[]): string {
  const text = content.join('');
  return text === '' ? '' : tag('bpmn:extensionElements', {}, text);
}

/** A program as the definition of the scratch variable. */
export function programValue(program: FeelProgram): string {
  const script = tag('camunda:script', { scriptFormat: 'feel' }, escapeXml(program.render()));
  return tag('camunda:map', {}, tag('camunda:entry', { key: 'v' }, script));
}

export function flow(
  source: string,
  target: string,
  condition = '',
  id = hiddenId('flow', `${source}__${target}`),
): string {
  return tag(
    'bpmn:sequenceFlow',
    { id, sourceRef: source, targetRef: target },
    condition && formalExpression(condition),
  );
}

/** A condition of a flow in JUEL. */
export function formalExpression(text: string): string {
  return tag('bpmn:conditionExpression', { 'xsi:type': 'bpmn:tFormalExpression' }, escapeXml(text));
}

export interface ProgramOptions {
  /** Runs as a job of its own, whose failure is an incident. */
  readonly isAsync?: boolean;
  /** Variables to set when the program has run. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** What the program belongs to when that is not the element itself. */
  readonly around?: '' | 'loop' | 'done' | 'body';
}

/**
 * Puts a step before an element that evaluates its expressions. When one does not give what the element needs, the
 * token goes to a hidden step that waits: an incident. Resolving it sends the token back to be evaluated again.
 */
export function withProgram(
  piece: Piece,
  elementId: string,
  program: FeelProgram,
  { isAsync = false, outputs = {}, around = '' }: ProgramOptions = {},
): Piece {
  if (program.isEmpty && !isAsync) return piece;
  const pre = hiddenId(`pre${around}`, elementId);
  const more = isAsync ? { 'camunda:asyncBefore': true, 'camunda:exclusive': true } : {};
  const retry = isAsync ? tag('camunda:failedJobRetryTimeCycle', {}, 'R1/PT0S') : '';
  const mapping = inputOutput({}, { [SCRATCH]: programValue(program), ...outputs });
  const step = tag(
    'bpmn:serviceTask',
    { id: pre, 'camunda:expression': '${true}', ...more },
    extensionElements(retry, mapping),
  );
  if (!program.canFail) return { ...piece, entry: pre, xml: step + flow(pre, piece.entry) + piece.xml };
  const check = hiddenId(`check${around}`, elementId);
  const error = hiddenId(`error${around}`, elementId);
  const toError = hiddenId('flow', `${check}__${error}`);
  const xml = [
    step,
    flow(pre, check),
    tag('bpmn:exclusiveGateway', { id: check, default: toError }),
    flow(check, piece.entry, `\${${SCRATCH}.v['error'] == null}`),
    flow(check, error, '', toError),
    waitingStep(error),
    flow(error, pre),
    piece.xml,
  ];
  return { ...piece, entry: pre, xml: xml.join('') };
}

/** Holds a token until an operator signals it; what went wrong is a local variable. */
function waitingStep(id: string): string {
  const mapping = inputOutput({ [ERROR]: scratchJson('error') }, {});
  return tag('bpmn:receiveTask', { id }, extensionElements(mapping));
}

/** Puts a step behind an element that writes variables. */
export function withStepBehind(piece: Piece, id: string, outputs: Readonly<Record<string, string>>): Piece {
  const step = tag(
    'bpmn:serviceTask',
    { id, 'camunda:expression': '${true}' },
    extensionElements(inputOutput({}, outputs)),
  );
  return { entry: piece.entry, exit: id, xml: piece.xml + flow(piece.exit, id) + step };
}
