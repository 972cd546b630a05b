import { evaluateBoolean } from '../../../feel/expression.ts';
import type { ElementModel, FlowModel } from '../../../model/process-model.ts';
import { lookupFrom } from '../behaviours/variables.ts';
import { Failure } from '../../../failure.ts';
import type { ElementInstance } from '../instance-state.ts';
import type { ElementProcessor } from '../processor.ts';
import type { Run } from '../run.ts';
import { passThrough } from './pass-through.ts';

/** Takes the first flow whose condition is true, else the default flow. */
export const exclusiveGateway: ElementProcessor = {
  ...passThrough,
  flows: (run, instance, element) => chosenFlows(run, instance, element, true),
};

/** Takes every flow whose condition is true, else the default flow. */
export const inclusiveGateway: ElementProcessor = {
  ...passThrough,
  flows: (run, instance, element) => chosenFlows(run, instance, element, false),
};

function chosenFlows(run: Run, instance: ElementInstance, element: ElementModel, onlyFirst: boolean) {
  const lookup = lookupFrom(run, instance);
  const chosen: FlowModel[] = [];
  for (const flow of element.outgoing) {
    if (flow.id === element.defaultFlow) continue;
    const isTrue = flow.condition ? evaluateBoolean(flow.condition, lookup, run.now) : true;
    if (isTrue instanceof Failure) return isTrue;
    if (isTrue) chosen.push(flow);
    if (isTrue && onlyFirst) break;
  }
  return chosen.length > 0 || element.outgoing.length === 0 ? chosen : defaultFlow(element);
}

function defaultFlow(element: ElementModel): readonly FlowModel[] | Failure {
  const flow = element.outgoing.find(({ id }) => id === element.defaultFlow);
  return flow
    ? [flow]
    : new Failure('no-flow-taken', `Expected a flow behind "${element.id}" whose condition is true, but none is.`);
}
