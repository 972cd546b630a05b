import { evaluateText, unexpected } from '../../../feel/expression.ts';
import { isSubscribed, type SubscribedEvent } from '../../../model/event-model.ts';
import type { ElementModel } from '../../../model/process-model.ts';
import { timerDue } from '../../../model/timer-text.ts';
import { emitFor } from '../emit.ts';
import { Failure } from '../../../failure.ts';
import type { ElementInstance, Subscription } from '../instance-state.ts';
import { scopeOf, type Outcome, type Run } from '../run.ts';
import { lookupFrom } from './variables.ts';

/** Characters of a correlation key that a row can hold. */
export const LONGEST_KEY = 255;

/** Makes an element instance wait for the events of catching elements; all of them, or none after a failure. */
export function openSubscriptions(run: Run, owner: ElementInstance, catching: readonly ElementModel[]): Outcome {
  const opened: Subscription[] = [];
  for (const element of catching) {
    const { event } = element;
    if (!isSubscribed(event) || owner.subscriptions?.some((open) => open.element === element.id)) continue;
    const subscription = subscriptionTo(run, owner, element, event);
    if (subscription instanceof Failure) return subscription;
    opened.push(subscription);
  }
  for (const subscription of opened) openSubscription(run, owner, subscription);
  return undefined;
}

export function openSubscription(run: Run, owner: ElementInstance, subscription: Subscription): void {
  (owner.subscriptions ??= []).push(subscription);
  run.effects.push({ type: 'open-subscription', key: owner.key, subscription });
  if (subscription.kind === 'timer') {
    emitFor(run, owner, { type: 'timer-scheduled', elementId: subscription.element, dueAt: subscription.dueAt });
  }
}

/** Ends the subscriptions of an element instance, all or those that a predicate picks. */
export function closeSubscriptions(
  run: Run,
  owner: ElementInstance,
  picks: (subscription: Subscription) => boolean = () => true,
): void {
  if (!owner.subscriptions) return;
  for (const subscription of owner.subscriptions.filter(picks)) {
    run.effects.push({ type: 'close-subscription', key: owner.key, subscription });
  }
  const kept = owner.subscriptions.filter((subscription) => !picks(subscription));
  if (kept.length > 0) owner.subscriptions = kept;
  else delete owner.subscriptions;
}

function subscriptionTo(
  run: Run,
  owner: ElementInstance,
  element: ElementModel,
  event: SubscribedEvent,
): Subscription | Failure {
  if (event.kind === 'timer') return timerSubscription(run, owner, element, event);
  const lookup = lookupFrom(run, owner);
  const name = evaluateText(event.name, lookup, run.now);
  if (name instanceof Failure) return name;
  if (event.kind === 'signal') return { kind: 'signal', element: element.id, name };
  if (!event.correlationKey) return { kind: 'message', element: element.id, name, correlationKey: '' };
  // As in Zeebe: a boundary event is outside its activity and does not see the activity's local variables.
  const outside = element.type === 'boundaryEvent' ? lookupFrom(run, scopeOf(run, owner)) : lookup;
  const key = evaluateText(event.correlationKey, outside, run.now);
  if (key instanceof Failure) return new Failure('correlation-key', key.message);
  if (key === '' || key.length > LONGEST_KEY) {
    const found = key === '' ? 'it is empty' : `it has ${key.length} characters`;
    return new Failure('correlation-key', `Expected a correlation key for message "${name}", but ${found}.`);
  }
  return { kind: 'message', element: element.id, name, correlationKey: key };
}

function timerSubscription(
  run: Run,
  owner: ElementInstance,
  element: ElementModel,
  event: Extract<SubscribedEvent, { readonly kind: 'timer' }>,
): Subscription | Failure {
  const value = event.expression.evaluate(lookupFrom(run, owner), run.now);
  const due = typeof value === 'string' ? timerDue(event.timer, value, run.now) : undefined;
  if (!due) {
    return new Failure('timer', unexpected(event.expression, `an ISO 8601 ${event.timer}`, value).message);
  }
  return { kind: 'timer', element: element.id, ...due };
}
