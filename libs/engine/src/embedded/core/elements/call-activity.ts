import { evaluateText } from '../../../feel/expression.ts';
import { calledInstanceId } from '../behaviours/called-instance-id.ts';
import { catchesAt } from '../behaviours/throwing.ts';
import { lookupFrom, visibleVariables } from '../behaviours/variables.ts';
import { Failure } from '../../../failure.ts';
import type { ElementProcessor } from '../processor.ts';

/** Runs another process as an instance of its own and waits for its end. */
export const callActivity: ElementProcessor = {
  activate(run, instance, { call }) {
    if (!call) throw new Error(`Expected a called process at "${instance.element}", but the model has none.`);
    const processId = evaluateText(call.processId, lookupFrom(run, instance), run.now);
    if (processId instanceof Failure) return new Failure('called-process', processId.message);
    const instanceId = calledInstanceId(run.identity.instanceId, instance.key, run.state.position);
    instance.calledInstance = instanceId;
    run.effects.push({
      type: 'call-process',
      key: instance.key,
      instanceId,
      processId,
      binding: call.binding,
      variables: call.propagateAllParent ? visibleVariables(run, instance) : { ...instance.variables },
      catches: catchesAt(run, instance),
    });
    return undefined;
  },
  terminate(run, instance) {
    if (instance.calledInstance) run.effects.push({ type: 'cancel-called', instanceId: instance.calledInstance });
  },
};
