import type { ElementModel } from '../../model/process-model.ts';
import { CATCHES } from './hidden-names.ts';
import { inputVariables, outputVariables } from './mappings.ts';
import { extensionElements, inputOutput, scratch, type Piece, type Writing } from './piece.ts';
import { caughtCodes } from './throwing.ts';
import { tag } from './xml.ts';
import { literal } from './write-task.ts';

/** A call activity: the called process gets the variables that are propagated, and brings its own back. */
export function writeCall(writing: Writing, element: ElementModel): Piece {
  const { id, name, call } = element;
  if (!call) throw new Error(`Expected a called process at "${id}", but the model has none.`);
  const inputs = inputVariables(element);
  const mapping = inputOutput({ ...inputs, [CATCHES]: catchesValue(writing, element) }, outputVariables(element));
  const into = call.propagateAllParent
    ? [tag('camunda:in', { variables: 'all' })]
    : [CATCHES, ...Object.keys(inputs)].map((variable) => tag('camunda:in', { source: variable, target: variable }));
  // With output mappings the called variables are only what these choose from.
  const back =
    element.outputs.length > 0
      ? [tag('camunda:out', { variables: 'all', local: true })]
      : call.propagateAllChild
        ? [tag('camunda:out', { variables: 'all' })]
        : [];
  const businessKey = tag('camunda:in', { businessKey: '#{execution.processBusinessKey}' });
  const binding = call.binding.type === 'latest' ? 'latest' : call.binding.type;
  const xml = tag(
    'bpmn:callActivity',
    {
      ...{ id, name },
      calledElement: call.processId.isStatic ? literal(call.processId.source) : scratch('call'),
      'camunda:calledElementBinding': binding,
      'camunda:calledElementVersionTag': call.binding.type === 'versionTag' ? call.binding.tag : undefined,
    },
    extensionElements(businessKey, ...into, ...back, mapping),
  );
  return { entry: id, exit: id, xml };
}

/** What is caught here or by our own callers, as a JSON variable. */
function catchesValue({ model }: Writing, element: ElementModel): string {
  const codes = JSON.stringify(caughtCodes(model, element, 'error'));
  const script = tag(
    'camunda:script',
    { scriptFormat: 'feel' },
    `concatenate(${codes}, if ${CATCHES} instance of context then ${CATCHES}.errors else [])`.replaceAll('"', '&quot;'),
  );
  return tag('camunda:map', {}, tag('camunda:entry', { key: 'errors' }, script));
}
