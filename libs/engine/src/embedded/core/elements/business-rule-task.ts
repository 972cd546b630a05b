import { evaluateText } from '../../../feel/expression.ts';
import { lookupFrom, visibleVariables } from '../behaviours/variables.ts';
import { Failure } from '../../../failure.ts';
import type { ElementProcessor } from '../processor.ts';
import { jobTask } from './job-task.ts';

/** A business rule task asks a decision (DMN), or is a job when it has a job type instead. */
export const businessRuleTask: ElementProcessor = {
  ...jobTask,
  activate(run, instance, element) {
    if (!element.decision) return jobTask.activate(run, instance, element);
    const decisionId = evaluateText(element.decision.decisionId, lookupFrom(run, instance), run.now);
    if (decisionId instanceof Failure) return new Failure('decision', decisionId.message);
    const variables = visibleVariables(run, instance);
    run.effects.push({ type: 'evaluate-decision', key: instance.key, decisionId, variables });
    return undefined;
  },
};
