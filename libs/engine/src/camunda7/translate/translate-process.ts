import type { ProcessModel } from '../../model/process-model.ts';
import type { Writing } from './piece.ts';
import { writeScope } from './write-scope.ts';
import { tag } from './xml.ts';

const NAMESPACES = {
  'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'xmlns:camunda': 'http://camunda.org/schema/1.0/bpmn',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
};

/** Days for which the server keeps the history of an instance that has ended. */
const HISTORY = 'P180D';

/**
 * Translates the processes of a file from Zeebe's dialect to BPMN as Camunda 7 runs it. Expressions stay FEEL: each element
 * that has some gets a hidden step before it that evaluates them at once. The result is the same for the same file.
 *
 * Sources: Camunda 7 manual, User Guide › Process Engine › Variables (input/output mapping), › Scripting,
 * › External Tasks; Reference › BPMN 2.0 › Custom Extensions.
 */
export function translateProcesses(models: readonly ProcessModel[]): string {
  const globals = new Map<string, string>();
  const processes = models.map((model) => translateProcess(model, globals));
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    tag(
      'bpmn:definitions',
      { ...NAMESPACES, id: 'safeflow', targetNamespace: 'http://safeflow' },
      ...globals.values(),
      ...processes,
    )
  );
}

function translateProcess(model: ProcessModel, globals: Map<string, string>): string {
  const writing: Writing = { model, globals, pieces: new Map() };
  const content = writeScope(writing, model.root);
  return tag(
    'bpmn:process',
    {
      id: model.processId,
      name: model.name,
      isExecutable: true,
      'camunda:historyTimeToLive': HISTORY,
      'camunda:versionTag': model.versionTag,
    },
    content,
  );
}

/** Where tokens enter each element of the translated process. */
export function elementEntries(model: ProcessModel): Map<string, string> {
  const writing: Writing = { model, globals: new Map(), pieces: new Map() };
  writeScope(writing, model.root);
  return new Map([...writing.pieces].map(([id, { entry }]) => [id, entry]));
}
