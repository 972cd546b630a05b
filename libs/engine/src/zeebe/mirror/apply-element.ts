import type { ElementModel } from '../../model/process-model.ts';
import { elementBase, elementIn, type AboutInstance } from './intake-context.ts';
import { keyIn, ROOT_KEY, type ElementMirror } from './mirror.ts';

/** Takes in what happened to an element: entered, left, ended, or a flow taken. */
export async function applyElement(about: AboutInstance): Promise<void> {
  const { record } = about;
  if (record.intent === 'SEQUENCE_FLOW_TAKEN') return takeFlow(about);
  if (record.value.bpmnElementType === 'PROCESS') return;
  // When events were lost, an element is entered with the first that is heard of it.
  if (!elementIn(about, record.key) && record.intent !== 'ELEMENT_TERMINATING') await enter(about);
  switch (record.intent) {
    case 'ELEMENT_ACTIVATED':
      return setState(about, 'active');
    case 'ELEMENT_COMPLETING':
    case 'ELEMENT_TERMINATING':
      return setState(about, 'ending');
    case 'ELEMENT_COMPLETED':
      return end(about, 'element-completed');
    case 'ELEMENT_TERMINATED':
      return end(about, 'element-terminated');
    case 'ELEMENT_MIGRATED': {
      const known = elementIn(about, record.key);
      if (known) known.element.element = record.value.elementId ?? known.element.element;
      return;
    }
    default:
      return;
  }
}

async function enter(about: AboutInstance): Promise<void> {
  const { context, record, instance, mirror } = about;
  const { elementId = '', bpmnElementType = '', flowScopeKey = '' } = record.value;
  const around = keyIn(instance, flowScopeKey);
  const scope = mirror.elements[around] ? around : ROOT_KEY;
  const element: ElementMirror = { element: elementId, type: bpmnElementType, scope, state: 'activating' };
  mirror.elements[record.key] = element;
  const { [record.key]: variables, ...others } = mirror.early;
  if (variables) Object.assign(element, { variables });
  mirror.early = others;
  await arrive(about, scope, elementId);
  // An interrupting event sub-process ends tokens on their way with everything else in its scope.
  if (bpmnElementType === 'EVENT_SUB_PROCESS') await dropInterrupted(about, scope, elementId);
  context.emit(instance, record.timestamp, { type: 'element-activated', ...elementBase(record.key, element) });
}

function setState(about: AboutInstance, state: ElementMirror['state']): void {
  const known = elementIn(about, about.record.key);
  if (known) known.element.state = state;
}

function end(about: AboutInstance, type: 'element-completed' | 'element-terminated'): void {
  const { context, record, instance, mirror } = about;
  const known = elementIn(about, record.key);
  if (!known || known.key === ROOT_KEY) return;
  for (const incidentKey of Object.keys(known.element.incidents ?? {})) {
    const base = elementBase(known.key, known.element);
    context.emit(instance, record.timestamp, { type: 'incident-resolved', ...base, incidentKey });
  }
  context.emit(instance, record.timestamp, { type, ...elementBase(known.key, known.element) });
  Reflect.deleteProperty(mirror.elements, known.key);
  dropTokens(about, known.key);
}

async function takeFlow(about: AboutInstance): Promise<void> {
  const { context, record, instance, mirror } = about;
  const { elementId = '', flowScopeKey = '' } = record.value;
  context.emit(instance, record.timestamp, { type: 'flow-taken', elementId });
  const model = await modelOf(about);
  const target = model?.elements.get(model.flows.get(elementId)?.target ?? '');
  if (!target) return;
  const token = `${keyIn(instance, flowScopeKey)}/${target.id}`;
  const counts = isJoin(target) ? mirror.joins : mirror.tokens;
  counts[token] = (counts[token] ?? 0) + 1;
}

/** A token comes in; a join takes one of each flow. */
async function arrive(about: AboutInstance, scope: string, elementId: string): Promise<void> {
  const { mirror } = about;
  const target = (await modelOf(about))?.elements.get(elementId);
  const token = `${scope}/${elementId}`;
  if (target && isJoin(target)) mirror.joins = without(mirror.joins, token, target.incoming.length);
  else mirror.tokens = without(mirror.tokens, token, 1);
}

async function dropInterrupted(about: AboutInstance, scope: string, elementId: string): Promise<void> {
  const element = (await modelOf(about))?.elements.get(elementId);
  if (element?.starts.some(({ interrupting }) => interrupting)) dropTokens(about, scope);
}

function dropTokens({ mirror }: AboutInstance, scope: string): void {
  const isElsewhere = ([token]: readonly [string, number]) => !token.startsWith(`${scope}/`);
  mirror.tokens = Object.fromEntries(Object.entries(mirror.tokens).filter(isElsewhere));
  mirror.joins = Object.fromEntries(Object.entries(mirror.joins).filter(isElsewhere));
}

async function modelOf({ context, instance }: AboutInstance) {
  return (await context.definitionOf(instance))?.model;
}

function isJoin({ type, incoming }: ElementModel): boolean {
  return type === 'parallelGateway' && incoming.length > 1;
}

function without(counts: Record<string, number>, token: string, number: number): Record<string, number> {
  const { [token]: before = 0, ...others } = counts;
  return before > number ? { ...others, [token]: before - number } : others;
}
