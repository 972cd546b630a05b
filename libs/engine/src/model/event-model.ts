import type { Expression } from '../feel/expression.ts';

export type TimerKind = 'date' | 'duration' | 'cycle';

/** What an event waits for or causes. */
export type EventModel =
  | { readonly kind: 'none' }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'timer'; readonly timer: TimerKind; readonly expression: Expression }
  | { readonly kind: 'message'; readonly name: Expression; readonly correlationKey?: Expression }
  | { readonly kind: 'signal'; readonly name: Expression }
  /** Without a code a catching event takes every error. */
  | { readonly kind: 'error'; readonly code?: Expression }
  | { readonly kind: 'escalation'; readonly code?: Expression }
  | { readonly kind: 'link'; readonly name: string };

/** Events that come from outside the instance and therefore are subscribed to. */
export type SubscribedEvent = Extract<EventModel, { readonly kind: 'timer' | 'message' | 'signal' }>;

export function isSubscribed(event: EventModel | undefined): event is SubscribedEvent {
  return event?.kind === 'timer' || event?.kind === 'message' || event?.kind === 'signal';
}
