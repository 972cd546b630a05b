import { randomUUID } from 'node:crypto';
import type { LeasedJob } from '../../job-source.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import { elementOf, withoutId } from '../mirror/mirror.ts';

/** A job as Zeebe's gateway hands it out. */
export interface ActivatedJob {
  readonly key: string;
  readonly type: string;
  readonly processInstanceKey: string;
  readonly elementId: string;
  readonly elementInstanceKey: string;
  /** JSON. */
  readonly customHeaders: string;
  readonly retries: number;
  /** JSON. */
  readonly variables: string;
}

/** A job as workers get it; `until` in UTC milliseconds. */
export function toLeasedJob(activated: ActivatedJob, instance: RemoteInstance, until: number): LeasedJob {
  const { key, type, elementId, elementInstanceKey: elementKey, retries } = activated;
  const { id: instanceId, caseId } = instance;
  const headers = JSON.parse(activated.customHeaders) as Record<string, string>;
  const variables = withoutId(JSON.parse(activated.variables) as Record<string, unknown>);
  const failures = elementOf(instance, elementKey)?.job?.failures ?? 0;
  const job = { key, type, instanceId, caseId, elementId, headers, variables, retries };
  return { job, elementKey, failures, until, lease: randomUUID() };
}
