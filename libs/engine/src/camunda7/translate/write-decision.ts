import type { ElementModel } from '../../model/process-model.ts';
import { RESULTS } from './hidden-names.ts';
import { inputVariables, outputVariables } from './mappings.ts';
import { extensionElements, inputOutput, scratch, type Piece } from './piece.ts';
import { tag } from './xml.ts';
import { literal } from './write-task.ts';

/** A business rule task that asks a decision of the server; the latest version of it. */
export function writeDecision(element: ElementModel): Piece {
  const { id, name, decision } = element;
  if (!decision) throw new Error(`Expected a decision at "${id}", but the model has none.`);
  const mapping = inputOutput({ ...inputVariables(element), [RESULTS]: '${null}' }, outputVariables(element));
  const xml = tag(
    'bpmn:businessRuleTask',
    {
      ...{ id, name },
      'camunda:decisionRef': decision.decisionId.isStatic ? literal(decision.decisionId.source) : scratch('decision'),
      'camunda:resultVariable': RESULTS,
      'camunda:mapDecisionResult': 'resultList',
    },
    extensionElements(mapping),
  );
  return { entry: id, exit: id, xml };
}
