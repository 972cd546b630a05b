import type { EvaluateDecision } from '../core/effect.ts';
import type { StepUnit } from './step-unit.ts';

/** Evaluates the latest version of a decision and tells the instance that asked for it. */
export async function evaluateDecision(
  unit: StepUnit,
  instanceId: string,
  { key, decisionId, variables }: EvaluateDecision,
): Promise<void> {
  const { definitions, now } = unit.context;
  const decisions = await definitions.decisions.latest(unit.tx, decisionId);
  if (!decisions) {
    const message = `Expected a decision "${decisionId}", but there is none.`;
    unit.enqueue(instanceId, { type: 'decision-failed', key, message });
    return;
  }
  const { value, problems } = decisions.evaluate(decisionId, variables, now);
  if (problems.length === 0) {
    unit.enqueue(instanceId, { type: 'decision-evaluated', key, result: value });
    return;
  }
  const reasons = problems.map(({ file, element, message }) => `${file}: ${element || '-'}: ${message}`).join(' ');
  const message = `Expected decision "${decisionId}" to give a result, but: ${reasons}`;
  unit.enqueue(instanceId, { type: 'decision-failed', key, message });
}
