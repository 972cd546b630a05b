import { createJob, deleteJob } from '../behaviours/jobs.ts';
import type { ElementProcessor } from '../processor.ts';

/** Service, send and business rule tasks: a worker does them. */
export const jobTask: ElementProcessor = {
  activate: createJob,
  terminate: deleteJob,
};
