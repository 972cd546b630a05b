import type { ElementModel } from '../../model/process-model.ts';
import { ASSIGNMENT, RETRIES, SCRATCH } from './hidden-names.ts';
import { inputVariables, outputVariables } from './mappings.ts';
import { extensionElements, inputOutput, scratch, scratchJson, type Piece, type Writing } from './piece.ts';
import { named } from './write-event.ts';
import { tag, type Attributes } from './xml.ts';

/** A task that does nothing itself. */
export function writePlain(element: ElementModel, type: 'bpmn:task' | 'bpmn:manualTask'): Piece {
  return activity(element, type, {});
}

/** A user task; its evaluated assignment is kept with it, because the program's values are those of the last element. */
export function writeUserTask(element: ElementModel): Piece {
  const { assignee, candidateGroups, candidateUsers, dueDate } = element.userTask ?? {};
  const task = (key: string) => `\${${SCRATCH}.v['task']['${key}']}`;
  const attribute = (key: string, expression: typeof assignee) =>
    expression && (expression.isStatic ? literal(expression.source) : task(key));
  const isDynamic = [assignee, candidateGroups, candidateUsers, dueDate].some((value) => value && !value.isStatic);
  return activity(
    element,
    'bpmn:userTask',
    {
      'camunda:assignee': attribute('assignee', assignee),
      'camunda:candidateGroups': attribute('groups', candidateGroups),
      'camunda:candidateUsers': attribute('users', candidateUsers),
    },
    isDynamic ? { [ASSIGNMENT]: scratchJson('task') } : {},
  );
}

/** A job is an external task with the job type as its topic. */
export function writeJob(element: ElementModel): Piece {
  const { job } = element;
  if (!job) throw new Error(`Expected a job type at "${element.id}", but the model has none.`);
  const topic = job.type.isStatic ? literal(job.type.source) : scratch('job');
  const retries = job.retries.isStatic ? undefined : scratch('retries');
  return activity(
    element,
    'bpmn:serviceTask',
    { 'camunda:type': 'external', 'camunda:topic': topic },
    retries ? { [RETRIES]: retries } : {},
  );
}

/** A script has been evaluated before the task: here its value becomes a variable. */
export function writeScript(element: ElementModel): Piece {
  const { script } = element;
  if (!script) throw new Error(`Expected a script at "${element.id}", but the model has none.`);
  const value = scratchJson('script');
  // Output mappings choose from the result, which is then local.
  if (element.outputs.length > 0) {
    return activity(
      element,
      'bpmn:serviceTask',
      { 'camunda:expression': '${true}' },
      { [script.resultVariable]: value },
    );
  }
  return activity(element, 'bpmn:serviceTask', {
    'camunda:expression': value,
    'camunda:resultVariable': script.resultVariable,
  });
}

export function writeReceive(writing: Writing, element: ElementModel): Piece {
  const { event } = element;
  if (event?.kind !== 'message') throw new Error(`Expected a message at "${element.id}", but the model has none.`);
  return activity(element, 'bpmn:receiveTask', { messageRef: named(writing, 'message', element, event) });
}

/** Text without meaning to the server's expressions. */
export function literal(text: string): string {
  return /[$#]\{/.test(text) ? `\${'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'}` : text;
}

function activity(
  element: ElementModel,
  type: string,
  attributes: Attributes,
  hidden: Readonly<Record<string, string>> = {},
): Piece {
  const { id, name } = element;
  const mapping = inputOutput({ ...inputVariables(element), ...hidden }, outputVariables(element));
  return { entry: id, exit: id, xml: tag(type, { id, name, ...attributes }, extensionElements(mapping)) };
}
