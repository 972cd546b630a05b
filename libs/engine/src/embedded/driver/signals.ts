import type { Variables } from '../../command.ts';
import { startsBy } from '../../definitions/start-store.ts';
import { subscriptionsTo } from '../store/subscription-store.ts';
import { startInstance } from './messages.ts';
import type { StepUnit } from './step-unit.ts';

/** Brings a signal to every instance that waits for it and to every start event by it. */
export async function broadcastSignal(unit: StepUnit, name: string, variables: Variables): Promise<void> {
  // Of the step that throws it, too, every subscription counts.
  await unit.rows.flush(unit.tx);
  for (const { instanceId, elementKey, element } of await subscriptionsTo(unit.tx, {
    kind: 'signal',
    name,
    correlationKey: '',
  })) {
    unit.enqueue(instanceId, { type: 'trigger', key: elementKey, element, kind: 'signal', variables });
  }
  for (const start of await startsBy(unit.tx, 'signal', name)) startInstance(unit, start, null, variables);
}
