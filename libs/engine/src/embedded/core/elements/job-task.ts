import { createJob, deleteJob } from '../behaviours/jobs.ts';
import type { ElementProcessor } from '../processor.ts';

/** Service and send tasks: a worker does them. */
export const jobTask: ElementProcessor = {
  activate: createJob,
  terminate: deleteJob,
};
