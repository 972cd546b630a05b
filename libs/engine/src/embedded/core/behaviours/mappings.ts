import type { Variables } from '../../../command.ts';
import type { Lookup } from '../../../feel/expression.ts';
import type { ElementModel, Mapping } from '../../../model/process-model.ts';
import { Failure } from '../../../failure.ts';
import type { ElementInstance } from '../instance-state.ts';
import { scopeOf, type Outcome, type Run } from '../run.ts';
import { lookupFrom, propagate, setLocal } from './variables.ts';

/** Creates the local variables that the input mappings of an element define. */
export function applyInputs(run: Run, instance: ElementInstance, element: ElementModel): Outcome {
  if (element.inputs.length === 0) return undefined;
  const values = evaluateMappings(element.inputs, lookupFrom(run, instance), run.now, () => undefined);
  if (values instanceof Failure) return values;
  setLocal(run, instance, values);
  return undefined;
}

/** Writes what the output mappings define to the scope around the element; a turn of a loop writes to its own. */
export function applyOutputs(run: Run, instance: ElementInstance, element: ElementModel): Outcome {
  if (element.outputs.length === 0) return undefined;
  const lookup = lookupFrom(run, instance);
  const values = evaluateMappings(element.outputs, lookup, run.now, lookup);
  if (values instanceof Failure) return values;
  propagate(run, instance.turn === undefined ? scopeOf(run, instance) : instance, values);
  return undefined;
}

/** Takes over the result of a job, task or event: local when output mappings choose from it, else propagated. */
export function takeResult(run: Run, instance: ElementInstance, element: ElementModel, result: Variables): void {
  if (element.outputs.length > 0) setLocal(run, instance, result);
  else propagate(run, instance, result);
}

/** Later mappings see the values of earlier ones; a path into an existing context keeps its other entries. */
function evaluateMappings(
  mappings: readonly Mapping[],
  lookup: Lookup,
  now: number,
  existing: Lookup,
): Variables | Failure {
  const values: Variables = {};
  const read: Lookup = (name) => (Object.hasOwn(values, name) ? values[name] : lookup(name));
  for (const { source, target } of mappings) {
    const value = source.evaluate(read, now);
    const [name = '', ...path] = target;
    values[name] = path.length === 0 ? value : placed(values[name] ?? existing(name), path, value);
  }
  return values;
}

function placed(context: unknown, [name = '', ...rest]: readonly string[], value: unknown): Variables {
  const entries = isContext(context) ? context : {};
  return { ...entries, [name]: rest.length === 0 ? value : placed(entries[name], rest, value) };
}

function isContext(value: unknown): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
