import type { Variables } from '../../../command.ts';
import type { ElementModel } from '../../../model/process-model.ts';
import { addDuration } from '../../../model/timer-text.ts';
import { emitFor } from '../emit.ts';
import type { ElementInstance, Subscription } from '../instance-state.ts';
import { processorOf, terminate, terminateChildren } from '../lifecycle.ts';
import { elementById, elementOf, type Run } from '../run.ts';
import { closeSubscriptions, openSubscription } from './subscriptions.ts';

/** An event happened that an element instance is subscribed to. */
export function trigger(run: Run, owner: ElementInstance, subscription: Subscription, variables: Variables): void {
  if (subscription.kind === 'timer') fireTimer(run, owner, subscription);
  const element = elementById(run, subscription.element);
  if (element.type === 'boundaryEvent') triggerBoundary(run, owner, element, variables);
  else if (element.type === 'startEvent') triggerEventSubProcess(run, owner, element, variables);
  else processorOf(run, owner, elementOf(run, owner)).trigger?.(run, owner, subscription, variables);
}

/** Sends a token out of a boundary event, ending its activity when it interrupts. */
export function triggerBoundary(run: Run, host: ElementInstance, boundary: ElementModel, variables: Variables): void {
  if (boundary.interrupting) terminate(run, host);
  run.arrivals.push({ element: boundary, scope: host.scope, triggered: variables });
}

/** Starts an event sub-process inside a scope, ending what else runs there when it interrupts. */
export function triggerEventSubProcess(
  run: Run,
  scope: ElementInstance,
  start: ElementModel,
  variables: Variables,
): void {
  if (start.interrupting) {
    if (scope.interrupted) return;
    terminateChildren(run, scope);
    const isOfEventSubProcess = (subscription: Subscription) =>
      elementById(run, subscription.element).type === 'startEvent';
    closeSubscriptions(run, scope, isOfEventSubProcess);
    scope.interrupted = true;
  }
  run.arrivals.push({ element: elementById(run, start.scope), scope: scope.key, triggered: variables });
}

/** A cycle that was missed while nothing ran goes on with its next time in the future: late timers fire once. */
function fireTimer(run: Run, owner: ElementInstance, timer: Extract<Subscription, { readonly kind: 'timer' }>): void {
  emitFor(run, owner, { type: 'timer-fired', elementId: timer.element });
  closeSubscriptions(run, owner, (subscription) => subscription === timer);
  const times = timer.times === -1 ? -1 : timer.times - 1;
  if (times === 0 || timer.interval === undefined) return;
  const dueAt = nextDue(timer.dueAt, timer.interval, run.now);
  if (dueAt !== undefined) openSubscription(run, owner, { ...timer, times, dueAt });
}

/** The first time of a cycle after `now`. */
export function nextDue(dueAt: number, interval: string, now: number): number | undefined {
  const next = addDuration(dueAt, interval);
  if (next === undefined || next <= dueAt) return undefined;
  // Calendar months differ in length and are walked; of anything else whole intervals are skipped at once.
  const isCalendar = /^P[^T]*[YM]/.test(interval);
  const missed = isCalendar || next > now ? 0 : Math.floor((now - next) / (next - dueAt));
  let due = next + missed * (next - dueAt);
  while (due <= now) due = addDuration(due, interval) ?? now + 1;
  return due;
}
