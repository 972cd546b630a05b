import type { Variables } from '../../../command.ts';
import type { ElementModel, FlowModel } from '../../../model/process-model.ts';
import { emit } from '../emit.ts';
import type { ElementInstance } from '../instance-state.ts';
import { elementById, type Run } from '../run.ts';

/** Sends a token along each flow; one that joins waits at its gateway for the others. */
export function takeFlows(run: Run, scope: ElementInstance, flows: readonly FlowModel[], triggered?: Variables): void {
  for (const flow of flows) {
    emit(run, { type: 'flow-taken', elementId: flow.id });
    const target = elementById(run, flow.target);
    if (target.type !== 'parallelGateway' || target.incoming.length < 2 || joins(scope, target, flow.id)) {
      run.arrivals.push({ element: target, scope: scope.key, triggered });
    }
  }
}

/** Adds a token; true when every incoming flow has one, which are then used up. */
function joins(scope: ElementInstance, gateway: ElementModel, flowId: string): boolean {
  const waiting = new Map(Object.entries(scope.joins?.[gateway.id] ?? {}));
  waiting.set(flowId, (waiting.get(flowId) ?? 0) + 1);
  const isFull = gateway.incoming.every((flow) => waiting.has(flow.id));
  if (isFull) for (const flow of gateway.incoming) takeOne(waiting, flow.id);
  const { [gateway.id]: _before, ...others } = scope.joins ?? {};
  const joinsNow = waiting.size > 0 ? { ...others, [gateway.id]: Object.fromEntries(waiting) } : others;
  if (Object.keys(joinsNow).length > 0) scope.joins = joinsNow;
  else delete scope.joins;
  return isFull;
}

function takeOne(waiting: Map<string, number>, flowId: string): void {
  const left = (waiting.get(flowId) ?? 0) - 1;
  if (left > 0) waiting.set(flowId, left);
  else waiting.delete(flowId);
}
