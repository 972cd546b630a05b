import type { Variables } from '../../../command.ts';
import { raiseIncident } from '../behaviours/incidents.ts';
import { deleteJob } from '../behaviours/jobs.ts';
import { takeResult } from '../behaviours/mappings.ts';
import { throwError } from '../behaviours/throwing.ts';
import { emitFor } from '../emit.ts';
import { Failure } from '../../../failure.ts';
import { complete } from '../lifecycle.ts';
import type { Rejection } from '../rejection.ts';
import { elementOf, type Run } from '../run.ts';
import type { FailJobStep } from '../step-command.ts';

/** A worker finished: its variables become those of the process. */
export function completeJob(run: Run, command: { key: string; variables: Variables }): Rejection | undefined {
  const instance = run.instances.get(command.key);
  if (instance?.job === undefined) return noJob(command.key);
  const jobType = instance.job;
  deleteJob(run, instance);
  emitFor(run, instance, { type: 'job-completed', jobType });
  takeResult(run, instance, elementOf(run, instance), command.variables);
  complete(run, instance);
  return undefined;
}

/** A worker failed: the job is handed out again later, or stops in an incident when no tries are left. */
export function failJob(run: Run, { key, retries, failures, message, retryAt }: FailJobStep): Rejection | undefined {
  const instance = run.instances.get(key);
  if (instance?.job === undefined) return noJob(key);
  const failure = new Failure('job-retries', message);
  emitFor(run, instance, { type: 'job-failed', jobType: instance.job, retries, message: failure.message });
  if (retries > 0) run.effects.push({ type: 'update-job', key, retries, failures, availableAt: retryAt });
  else {
    run.effects.push({ type: 'update-job', key, retries: 0, failures });
    raiseIncident(run, instance, failure);
  }
  return undefined;
}

/** A worker raised a business error: the nearest event that catches it goes on, else there is an incident. */
export function throwJobError(
  run: Run,
  command: { key: string; code: string; message: string; variables: Variables },
): Rejection | undefined {
  const instance = run.instances.get(command.key);
  if (instance?.job === undefined) return noJob(command.key);
  if (throwError(run, instance, command.code, command.variables)) return undefined;
  run.effects.push({ type: 'update-job', key: command.key, retries: 0, failures: 0 });
  const message = `Expected error "${command.code}" to be caught, but no event does: ${command.message}`;
  raiseIncident(run, instance, new Failure('unhandled-error', message));
  return undefined;
}

function noJob(key: string): Rejection {
  return { code: 'wrong-state', message: `Expected job "${key}" to wait for a worker, but it does not.` };
}
