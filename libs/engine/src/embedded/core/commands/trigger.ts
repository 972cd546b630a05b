import { trigger } from '../behaviours/triggers.ts';
import type { Rejection } from '../rejection.ts';
import type { Run } from '../run.ts';
import type { TriggerStep } from '../step-command.ts';

/** A timer fell due, or a message or signal came in for a subscription. */
export function triggerStep(run: Run, { key, element, kind, variables }: TriggerStep): Rejection | undefined {
  const owner = run.instances.get(key);
  const subscription = owner?.subscriptions?.find((open) => open.element === element && open.kind === kind);
  if (!owner || !subscription) {
    return { code: 'wrong-state', message: `Expected "${element}" to wait for a ${kind}, but it does not.` };
  }
  trigger(run, owner, subscription, variables);
  return undefined;
}
