import type { ElementModel } from '../../embedded/model/process-model.ts';
import { inputVariables, outputVariables } from './mappings.ts';
import { extensionElements, inputOutput, scratch, type Piece } from './piece.ts';
import { tag } from './xml.ts';
import { literal } from './write-task.ts';

/** A business rule task that asks a decision of the server; the latest version of it. */
export function writeDecision(element: ElementModel): Piece {
  const { id, name, decision, outputs } = element;
  if (!decision) throw new Error(`Expected a decision at "${id}", but the model has none.`);
  const mapping = inputOutput(
    { ...inputVariables(element), ...(outputs.length > 0 && { [decision.resultVariable]: '${null}' }) },
    outputVariables(element),
  );
  const xml = tag(
    'bpmn:businessRuleTask',
    {
      ...{ id, name },
      'camunda:decisionRef': decision.decisionId.isStatic ? literal(decision.decisionId.source) : scratch('decision'),
      'camunda:resultVariable': decision.resultVariable,
      'camunda:mapDecisionResult': 'singleEntry',
    },
    extensionElements(mapping),
  );
  return { entry: id, exit: id, xml };
}
