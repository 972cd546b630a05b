import { EngineRejection } from '../port.ts';
import type { ModelProblem } from '../model/model-problem.ts';

/** A deployment with problems; nothing of it was stored. The message has a line for each problem. */
export class DeploymentRejection extends EngineRejection {
  readonly problems: readonly ModelProblem[];
  constructor(problems: readonly ModelProblem[]) {
    super(
      'invalid',
      problems.map(({ file, element, rule, message }) => `${file}: ${element || '-'}: ${rule}: ${message}`).join('\n'),
    );
    this.problems = problems;
  }
}
