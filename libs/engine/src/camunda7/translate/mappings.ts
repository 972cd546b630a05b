import type { ElementModel, Mapping } from '../../model/process-model.ts';
import { FeelProgram, feelContext } from './feel-program.ts';
import { LIST_MARK, PAYLOAD, RESULTS, SCRATCH } from './hidden-names.ts';
import { programValue, scratchJson } from './piece.ts';

/** Local variables of an element by its input mappings, which the program before it has evaluated. */
export function inputVariables({ inputs }: ElementModel): Record<string, string> {
  return Object.fromEntries(heads(inputs).map((name) => [name, scratchJson('map', name)]));
}

/**
 * Evaluates output mappings where the local variables of the element can still be read. The server does so for elements that
 * are ended by force, too: so what they write is written by a step behind the element.
 */
export function outputVariables(element: ElementModel): Record<string, string> {
  if (!hasOutputs(element)) return {};
  return { [SCRATCH]: programValue(outputProgram(element)) };
}

/** Variables that output mappings write, each to the nearest scope that has it, when their program has run. */
export function outputTargets({ outputs, decision }: ElementModel): Record<string, string> {
  if (outputs.length === 0 && decision)
    return { [decision.resultVariable]: scratchJson('map', decision.resultVariable) };
  const targets = heads(outputs).map((name) => [name, scratchJson('map', name)] as const);
  return { ...Object.fromEntries(targets), [PAYLOAD]: '${null}' };
}

/** Evaluates output mappings; what a message, task or job brought is seen by them and by nothing else. */
export function outputProgram({ outputs, decision }: ElementModel): FeelProgram {
  const program = new FeelProgram();
  if (decision) defineResult(program, decision.resultVariable);
  else program.readPayload(outputs);
  program.map(outputs, 'variables');
  if (decision && outputs.length === 0) {
    program.out('map', feelContext([[decision.resultVariable, decision.resultVariable]]));
  }
  return program;
}

/** Whether something is written when an element is left. */
export function hasOutputs({ outputs, decision }: ElementModel): boolean {
  return outputs.length > 0 || decision !== undefined;
}

/**
 * The result of a decision as Zeebe has it: one output is its value, several are a context; hit policies that give lists
 * give lists; no rule that fits gives null.
 */
function defineResult(program: FeelProgram, name: string): void {
  const rows = program.let(`if ${RESULTS} instance of list then ${RESULTS} else []`);
  const plain = program.let(
    `for row in ${rows} return {entries: get entries(row)[key != "${LIST_MARK}"], ` +
      'value: if count(entries) = 1 then entries[1].value else context(entries)}.value',
  );
  const isList = program.let(`count(${rows}) > 0 and list contains(get entries(${rows}[1]).key, "${LIST_MARK}")`);
  program.define(name, `if count(${rows}) = 0 then null else if ${isList} then ${plain} else ${plain}[1]`);
}

function heads(mappings: readonly Mapping[]): string[] {
  return [...new Set(mappings.map(({ target }) => target[0] ?? ''))];
}
