import { Failure } from '../../failure.ts';
import { evaluateText, type Lookup } from '../../feel/expression.ts';
import { isSubscribed, type SubscribedEvent } from '../../model/event-model.ts';
import type { ElementModel, ProcessModel } from '../../model/process-model.ts';
import { ServerRefusal } from '../../remote/engine-server.ts';
import { fromRest, type RestValue } from '../client/rest-values.ts';
import { eventKey, isDynamic, KEY_MARK } from '../translate/element-program.ts';
import { SCRATCH } from '../translate/hidden-names.ts';
import { serverTimer } from '../translate/write-event.ts';
import type { ExecuteContext } from './context.ts';

/**
 * Events that only the target version waits for begin to wait during the migration, where no step before them evaluates
 * their expressions: so that is done here, and the values are left where the server looks for them.
 */
export async function prepareEvents(
  { client, host }: ExecuteContext,
  remoteId: string,
  source: ProcessModel,
  target: ProcessModel,
): Promise<void> {
  const added = [...target.elements.values()].filter(
    (element) => isHung(element, target) && isDynamic(element.event) && !source.elements.has(element.id),
  );
  if (added.length === 0) return;
  const variables = await client.get<Record<string, RestValue>>(`/process-instance/${remoteId}/variables`, {
    deserializeValues: false,
  });
  const lookup: Lookup = (name) => (variables[name] ? fromRest(variables[name]) : undefined);
  const values: Record<string, string> = {};
  for (const element of added) {
    if (isSubscribed(element.event)) values[eventKey(element)] = awaited(element.event, lookup, host.clock.now());
  }
  const scratch = {
    type: 'Object',
    value: JSON.stringify({ v: values }),
    valueInfo: {
      objectTypeName: 'java.util.TreeMap<java.lang.Object,java.lang.Object>',
      serializationDataFormat: 'application/json',
    },
  };
  await client.post(`/process-instance/${remoteId}/variables`, { modifications: { [SCRATCH]: scratch } });
}

function isHung({ type, scope }: ElementModel, { elements }: ProcessModel): boolean {
  return type === 'boundaryEvent' || (type === 'startEvent' && elements.get(scope)?.type === 'eventSubProcess');
}

function awaited(event: SubscribedEvent, lookup: Lookup, now: number): string {
  if (event.kind === 'timer') return serverTimer(event.timer, String(event.expression.evaluate(lookup, now)));
  const name = textOf(evaluateText(event.name, lookup, now));
  if (event.kind === 'signal' || !event.correlationKey) return name;
  return name + KEY_MARK + textOf(evaluateText(event.correlationKey, lookup, now));
}

function textOf(value: string | Failure): string {
  if (value instanceof Failure) throw new ServerRefusal(value.message);
  return value;
}
