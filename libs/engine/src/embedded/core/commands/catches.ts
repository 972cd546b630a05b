import { catchesAt } from '../behaviours/throwing.ts';
import type { Catches } from '../instance-state.ts';
import type { Rejection } from '../rejection.ts';
import type { Run } from '../run.ts';

/** What the callers of this instance catch has changed, and so has what its own called instances can throw to. */
export function setCatches(run: Run, { catches }: { readonly catches?: Catches }): Rejection | undefined {
  if (catches) run.state.catches = catches;
  else delete run.state.catches;
  tellCalled(run);
  return undefined;
}

/** Tells called instances what is caught around their calls. */
export function tellCalled(run: Run): void {
  for (const instance of run.state.elements) {
    const { calledInstance: instanceId } = instance;
    if (instanceId !== undefined) {
      run.effects.push({ type: 'tell-called', instanceId, catches: catchesAt(run, instance) });
    }
  }
}
