import type { Variables } from '../../../command.ts';
import type { ElementModel } from '../../../model/process-model.ts';
import type { Catches, ElementInstance } from '../instance-state.ts';
import { ROOT_KEY } from '../instance-state.ts';
import { terminate } from '../lifecycle.ts';
import { elementById, elementOf, isLoopBody, rootOf, scopeOf, type Run } from '../run.ts';
import { triggerBoundary, triggerEventSubProcess } from './triggers.ts';

type Thrown = 'error' | 'escalation';

/** Where a thrown error or escalation is caught. */
interface Catcher {
  readonly host: ElementInstance;
  readonly element: ElementModel;
}

/** Raises an error at an element instance; false when nothing catches it, here or in a calling process. */
export function throwError(run: Run, from: ElementInstance, code: string, variables: Variables): boolean {
  const catcher = findCatcher(run, from, 'error', code);
  if (catcher) {
    caught(run, catcher, variables);
    return true;
  }
  if (!catchesCode(run.state.catches?.errors, code)) return false;
  run.effects.push({ type: 'throw-to-caller', kind: 'error', code, variables });
  terminate(run, rootOf(run));
  return true;
}

/**
 * Raises an escalation; one that nothing catches is forgotten. Who raised it does not complete when it is caught by an
 * event that interrupts, not even when that is in a calling process (as in Zeebe).
 */
export function throwEscalation(run: Run, from: ElementInstance, code: string, variables: Variables): void {
  const { catches } = run.state;
  const catcher = findCatcher(run, from, 'escalation', code);
  if (catcher) caught(run, catcher, variables);
  else if (catchesCode(catches?.escalations, code)) {
    run.effects.push({ type: 'throw-to-caller', kind: 'escalation', code, variables });
    if (interruptsCall(catches, code)) terminate(run, rootOf(run));
  }
}

/** The codes that are caught from an element instance outwards, for a process it calls. */
export function catchesAt(run: Run, at: ElementInstance): Catches | undefined {
  const inner = [...catchers(run, at)];
  const codes = (kind: Thrown, outer: readonly (string | null)[] = []) => [
    ...new Set([...inner.filter(({ element }) => element.event?.kind === kind).map(codeOf), ...outer]),
  ];
  const errors = codes('error', run.state.catches?.errors);
  const escalations = codes('escalation', run.state.catches?.escalations);
  const interrupting = escalations.filter((code) => {
    const catcher = findCatcher(run, at, 'escalation', code);
    return catcher ? catcher.element.interrupting : interruptsCall(run.state.catches, code);
  });
  if (errors.length + escalations.length === 0) return undefined;
  return {
    ...(errors.length > 0 && { errors }),
    ...(escalations.length > 0 && { escalations }),
    ...(interrupting.length > 0 && { interrupting }),
  };
}

/** The nearest that catches; `null` stands for a code that nothing names. */
function findCatcher(run: Run, from: ElementInstance, kind: Thrown, code: string | null): Catcher | undefined {
  // A named code wins over a catch-all of the same element, and a nearer element over both.
  let general: Catcher | undefined;
  for (const catcher of catchers(run, from)) {
    if (general && catcher.host !== general.host) break;
    if (catcher.element.event?.kind !== kind) continue;
    if (codeOf(catcher) === code) return catcher;
    if (codeOf(catcher) === null) general ??= catcher;
  }
  return general;
}

/** Everything that could catch, from the inside out. */
function* catchers(run: Run, from: ElementInstance): Generator<Catcher> {
  for (let at = from; ; at = scopeOf(run, at)) {
    // The event sub-processes of a multi-instance activity belong to its turns.
    if (at !== from && !at.interrupted && !isLoopBody(run, at)) {
      for (const { starts } of elementOf(run, at).eventSubProcesses) {
        for (const element of starts) yield { host: at, element };
      }
    }
    if (at.key === ROOT_KEY) return;
    if (at.turn === undefined) for (const element of elementOf(run, at).boundary) yield { host: at, element };
  }
}

function caught(run: Run, { host, element }: Catcher, variables: Variables): void {
  if (element.type === 'boundaryEvent') triggerBoundary(run, host, element, variables);
  else triggerEventSubProcess(run, host, elementById(run, element.id), variables);
}

function codeOf({ element }: Catcher): string | null {
  const { event } = element;
  return event?.kind === 'error' || event?.kind === 'escalation' ? (event.code?.source ?? null) : null;
}

function interruptsCall(catches: Catches | undefined, code: string | null): boolean {
  const wanted = catches?.escalations?.includes(code) ? code : null;
  return catches?.interrupting?.includes(wanted) ?? false;
}

function catchesCode(codes: readonly (string | null)[] | undefined, code: string): boolean {
  return codes?.some((caughtCode) => caughtCode === null || caughtCode === code) ?? false;
}
