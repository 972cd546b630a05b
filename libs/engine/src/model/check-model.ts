import type { ProcessModel } from './process-model.ts';
import type { Reading } from './reading.ts';

/**
 * What the interpreter relies on, however a model came here: flows lead from one element that was read to another beside it.
 * Everything else that makes a model valid is a rule of the portable profile, which every deployment passes.
 */
export function checkModel({ file, problems }: Reading, { flows, elements }: ProcessModel): void {
  for (const { id, source, target } of flows.values()) {
    const [from, to] = [elements.get(source), elements.get(target)];
    if (from && from.scope === to?.scope) continue;
    const message = `Expected flow "${id}" to join two elements of one scope, but it does not.`;
    problems.push({ file, element: id, rule: 'dangling-flow', message });
  }
}
