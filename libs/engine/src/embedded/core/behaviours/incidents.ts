import { emitFor } from '../emit.ts';
import type { Failure } from '../../../failure.ts';
import type { ElementInstance } from '../instance-state.ts';
import { nextKey, type Run } from '../run.ts';

/** Stops an element instance at what went wrong until an operator resolves it (PLT-074); it has one incident at a time. */
export function raiseIncident(run: Run, instance: ElementInstance, { code, message }: Failure): void {
  clearIncident(run, instance);
  const incident = { key: nextKey(run), code, message };
  instance.incident = incident;
  emitFor(run, instance, { type: 'incident-created', incidentKey: incident.key, code, message });
  run.effects.push({ type: 'open-incident', key: instance.key, element: instance.element, incident });
}

/** Takes the incident off an element instance, if it has one. */
export function clearIncident(run: Run, instance: ElementInstance): void {
  if (!instance.incident) return;
  const incidentKey = instance.incident.key;
  delete instance.incident;
  emitFor(run, instance, { type: 'incident-resolved', incidentKey });
  run.effects.push({ type: 'close-incident', incidentKey });
}
