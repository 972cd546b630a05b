import type { Variables } from '../../command.ts';
import type { ProcessModel } from '../../model/process-model.ts';
import type { ElementInstance, InstanceState } from './instance-state.ts';

/** What a worker gets to know of the element it works for. */
export interface JobInput {
  readonly elementId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Variables;
}

/** Reads a worker's input from the state; undefined when the element instance is gone. */
export function jobInput(model: ProcessModel, { elements }: InstanceState, key: string): JobInput | undefined {
  const byKey = (wanted: string) => elements.find((candidate) => candidate.key === wanted);
  const instance = byKey(key);
  if (!instance) return undefined;
  const layers: Variables[] = [];
  for (let at: ElementInstance | undefined = instance; at; at = byKey(at.scope)) {
    if (at.variables) layers.push(at.variables);
  }
  return {
    elementId: instance.element,
    headers: model.elements.get(instance.element)?.headers ?? {},
    variables: Object.assign({}, ...layers.toReversed()) as Variables,
  };
}
