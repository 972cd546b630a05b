import { clearIncident } from '../behaviours/incidents.ts';
import { activate, complete } from '../lifecycle.ts';
import type { Rejection } from '../rejection.ts';
import type { Run } from '../run.ts';

/** Takes the step again at which an element instance stopped. */
export function resolveIncident(
  run: Run,
  { incidentKey, retries = 1 }: { incidentKey: string; retries?: number },
): Rejection | undefined {
  const instance = run.state.elements.find(({ incident }) => incident?.key === incidentKey);
  if (!instance) {
    return { code: 'unknown-element', message: `Expected an open incident "${incidentKey}", but there is none.` };
  }
  clearIncident(run, instance);
  if (instance.job !== undefined) {
    run.effects.push({ type: 'update-job', key: instance.key, retries, failures: 0, availableAt: run.now });
  } else if (instance.state === 'activating') activate(run, instance);
  else complete(run, instance);
  return undefined;
}
