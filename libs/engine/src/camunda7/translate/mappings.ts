import type { ElementModel, Mapping } from '../../embedded/model/process-model.ts';
import { FeelProgram } from './feel-program.ts';
import { PAYLOAD, SCRATCH } from './hidden-names.ts';
import { programValue, scratchJson } from './piece.ts';

/** Local variables of an element by its input mappings, which the program before it has evaluated. */
export function inputVariables({ inputs }: ElementModel): Record<string, string> {
  return Object.fromEntries(heads(inputs).map((name) => [name, scratchJson('map', name)]));
}

/** What output mappings write: first the evaluated values, then each variable to the nearest scope that has it. */
export function outputVariables(element: ElementModel): Record<string, string> {
  if (element.outputs.length === 0) return {};
  return { [SCRATCH]: programValue(outputProgram(element)), ...outputTargets(element) };
}

/** Variables that output mappings write when their program has run. */
export function outputTargets({ outputs }: ElementModel): Record<string, string> {
  const targets = heads(outputs).map((name) => [name, scratchJson('map', name)] as const);
  return { ...Object.fromEntries(targets), [PAYLOAD]: '${null}' };
}

/** Evaluates output mappings; what a message, task or job brought is seen by them and by nothing else. */
export function outputProgram({ outputs }: ElementModel): FeelProgram {
  const program = new FeelProgram();
  program.readPayload(outputs);
  program.map(outputs, 'variables');
  return program;
}

function heads(mappings: readonly Mapping[]): string[] {
  return [...new Set(mappings.map(({ target }) => target[0] ?? ''))];
}
