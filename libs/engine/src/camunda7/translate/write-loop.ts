import type { Expression } from '../../feel/expression.ts';
import type { ElementModel } from '../../model/process-model.ts';
import { booleanValue } from './checked-values.ts';
import { loopProgram } from './element-program.ts';
import { FeelProgram } from './feel-program.ts';
import { hiddenId, ITEMS, OUTPUTS } from './hidden-names.ts';
import { inputVariables } from './mappings.ts';
import {
  extensionElements,
  flow,
  inputOutput,
  scratch,
  scratchJson,
  withProgram,
  withStepBehind,
  type Piece,
} from './piece.ts';
import { escapeXml, tag } from './xml.ts';

/**
 * A multi-instance activity as Zeebe has it: a hidden sub-process stands for its body, with the boundary events and the
 * output collection; inside it another one runs once a turn, with the turn's variables. `writeTurn` writes the activity
 * itself, whose input mappings are variables of the turn, because the output of the turn may read them.
 */
export function writeLoop(element: ElementModel, writeTurn: (turn: ElementModel) => Piece): Piece {
  const { loop } = element;
  if (!loop) throw new Error(`Expected "${element.id}" to be multi-instance, but it is not.`);
  const body = hiddenId('loop', element.id);
  const { outputCollection } = loop;
  const mapping = inputOutput(
    { [ITEMS]: scratchJson('items'), ...(outputCollection && { [outputCollection]: scratchJson('outputs') }) },
    outputCollection ? { [OUTPUTS]: variable(outputCollection) } : {},
  );
  const turns = writeTurns(element, writeTurn({ ...element, inputs: [] }));
  const content = between(`loop__${element.id}`, turns);
  const xml = tag('bpmn:subProcess', { id: body, name: element.name }, extensionElements(mapping), content);
  const whole = { entry: body, exit: body, xml };
  const written = outputCollection
    ? withStepBehind(whole, hiddenId('outloop', element.id), { [outputCollection]: `\${${OUTPUTS}}` })
    : whole;
  return withProgram(written, element.id, loopProgram(element), { around: 'loop' });
}

/** Gives a turn the values of its input mappings, which the program before the activity has evaluated. */
export function loopInputs(element: ElementModel): { readonly outputs: Readonly<Record<string, string>> } {
  return { outputs: inputVariables(element) };
}

function writeTurns(element: ElementModel, activity: Piece): Piece {
  const { loop, id } = element;
  if (!loop) throw new Error(`Expected "${id}" to be multi-instance, but it is not.`);
  const turn = hiddenId('turn', id);
  const condition = loop.completionCondition
    ? tag(
        'bpmn:completionCondition',
        { 'xsi:type': 'bpmn:tFormalExpression' },
        escapeXml(`${scratch('done').slice(0, -1)} == true}`),
      )
    : '';
  const characteristics = tag(
    'bpmn:multiInstanceLoopCharacteristics',
    { isSequential: loop.sequential },
    tag('bpmn:loopCardinality', { 'xsi:type': 'bpmn:tFormalExpression' }, escapeXml(scratch('size'))),
    condition,
  );
  const mapping = inputOutput(turnVariables(element), {});
  const content = between(`turn__${id}`, finished(element, activity));
  return {
    entry: turn,
    exit: turn,
    xml: tag('bpmn:subProcess', { id: turn }, extensionElements(mapping), characteristics, content),
  };
}

/** Variables of a turn; the server counts from 0, FEEL from 1. */
function turnVariables(element: ElementModel): Record<string, string> {
  const { loop } = element;
  const none = '${null}';
  return {
    ...Object.fromEntries(Object.keys(inputVariables(element)).map((name) => [name, none])),
    ...Object.fromEntries(ownVariables(loop?.outputElement).map((name) => [name, none])),
    loopCounter: '${loopCounter + 1}',
    ...(loop?.inputElement && { [loop.inputElement]: `\${${ITEMS}.elements().get(loopCounter)}` }),
  };
}

/** An output that is one variable or a path into it: each turn has its own of it, as in Zeebe. */
function ownVariables(output: Expression | undefined): string[] {
  const name = output?.reads[0];
  return name !== undefined && /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(output?.source ?? '') ? [name] : [];
}

/** Behind the activity: keeps the turn's output and sees whether the loop is done. */
function finished(element: ElementModel, activity: Piece): Piece {
  const { loop, id } = element;
  const end = hiddenId('end', `turn__${id}`);
  const program = new FeelProgram();
  if (loop?.outputCollection) {
    const name = loop.outputCollection;
    const output = program.let(loop.outputElement ? program.json(loop.outputElement) : 'null');
    const outputs = program.let(`for i in 1..count(${name}) return if i = loopCounter then ${output} else ${name}[i]`);
    program.out('outputs', outputs);
  }
  if (loop?.completionCondition) addCondition(program, loop.completionCondition, loop.outputCollection);
  const outputs = loop?.outputCollection ? { [loop.outputCollection]: scratchJson('outputs') } : undefined;
  const last = withProgram({ entry: end, exit: end, xml: '' }, id, program, { around: 'done', outputs });
  return { entry: activity.entry, exit: end, xml: activity.xml + flow(activity.exit, last.entry) + last.xml };
}

/** The condition reads the outputs with the one of this turn, and how many turns there are. */
function addCondition(program: FeelProgram, condition: Expression, outputCollection: string | undefined): void {
  const numbers = {
    numberOfInstances: 'nrOfInstances',
    numberOfActiveInstances: 'nrOfActiveInstances - 1',
    numberOfCompletedInstances: 'nrOfCompletedInstances + 1',
    numberOfTerminatedInstances: '0',
  };
  for (const [name, feel] of Object.entries(numbers)) program.define(name, feel);
  if (outputCollection) program.define(outputCollection, program.last('outputs'));
  program.out('done', booleanValue(program, condition));
}

/** A start event, what lies between, and an end event. */
function between(name: string, piece: Piece): string {
  const start = hiddenId('start', name);
  const end = hiddenId('end', name);
  const toEnd = piece.exit === end ? '' : flow(piece.exit, end);
  return (
    tag('bpmn:startEvent', { id: start }) +
    flow(start, piece.entry) +
    piece.xml +
    toEnd +
    tag('bpmn:endEvent', { id: end })
  );
}

function variable(name: string): string {
  return `\${execution.getVariable('${name}')}`;
}
