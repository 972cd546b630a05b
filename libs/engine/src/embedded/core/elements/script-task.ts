import { takeResult } from '../behaviours/mappings.ts';
import { lookupFrom } from '../behaviours/variables.ts';
import { complete } from '../lifecycle.ts';
import type { ElementProcessor } from '../processor.ts';
import { jobTask } from './job-task.ts';

/** A script task evaluates FEEL, or is a job when it has a job type instead. */
export const scriptTask: ElementProcessor = {
  ...jobTask,
  activate(run, instance, element) {
    if (!element.script) return jobTask.activate(run, instance, element);
    const { expression, resultVariable } = element.script;
    takeResult(run, instance, element, {
      [resultVariable]: expression.evaluate(lookupFrom(run, instance), run.now),
    });
    complete(run, instance);
    return undefined;
  },
};
