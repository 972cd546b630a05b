import { raiseIncident } from '../behaviours/incidents.ts';
import { takeResult } from '../behaviours/mappings.ts';
import { Failure } from '../../../failure.ts';
import { complete } from '../lifecycle.ts';
import type { Rejection } from '../rejection.ts';
import { elementOf, type Run } from '../run.ts';

/** A decision gave its result. */
export function decisionEvaluated(run: Run, { key, result }: { key: string; result: unknown }): Rejection | undefined {
  const instance = run.instances.get(key);
  if (!instance) return undefined;
  const element = elementOf(run, instance);
  if (element.decision) takeResult(run, instance, element, { [element.decision.resultVariable]: result });
  complete(run, instance);
  return undefined;
}

/** A decision is not there or gave no result; it is asked again when the incident is resolved. */
export function decisionFailed(run: Run, { key, message }: { key: string; message: string }): Rejection | undefined {
  const instance = run.instances.get(key);
  if (!instance) return undefined;
  instance.state = 'activating';
  raiseIncident(run, instance, new Failure('decision', message));
  return undefined;
}
