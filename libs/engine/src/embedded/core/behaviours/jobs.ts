import { evaluateText, unexpected } from '../../../feel/expression.ts';
import type { ElementModel } from '../../../model/process-model.ts';
import { emitFor } from '../emit.ts';
import { Failure } from '../../../failure.ts';
import type { ElementInstance } from '../instance-state.ts';
import type { Outcome, Run } from '../run.ts';
import { lookupFrom } from './variables.ts';

/** Offers the work of an element to the workers of its job type. */
export function createJob(run: Run, instance: ElementInstance, element: ElementModel): Outcome {
  const { job } = element;
  if (!job) throw new Error(`Expected a job type at "${element.id}", but the model has none.`);
  const lookup = lookupFrom(run, instance);
  const jobType = evaluateText(job.type, lookup, run.now);
  if (jobType instanceof Failure) return jobType;
  const retries = Number(job.retries.evaluate(lookup, run.now));
  if (!Number.isInteger(retries) || retries < 1) return unexpected(job.retries, 'a whole number from 1', retries);
  instance.job = jobType;
  emitFor(run, instance, { type: 'job-created', jobType });
  run.effects.push({ type: 'create-job', key: instance.key, jobType, retries });
  return undefined;
}

/** Takes the job of an element instance back, if a worker has not finished it. */
export function deleteJob(run: Run, instance: ElementInstance): void {
  if (instance.job === undefined) return;
  delete instance.job;
  run.effects.push({ type: 'delete-job', key: instance.key });
}
