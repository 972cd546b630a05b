import { elementBase, elementIn, type AboutInstance } from './intake-context.ts';
import { keyIn, ROOT_KEY, type ElementMirror } from './mirror.ts';

/** Takes in what happened to an element: entered, left, ended, or a flow taken. */
export async function applyElement(about: AboutInstance): Promise<void> {
  const { record } = about;
  if (record.intent === 'SEQUENCE_FLOW_TAKEN') return takeFlow(about);
  if (record.value.bpmnElementType === 'PROCESS') return;
  switch (record.intent) {
    case 'ELEMENT_ACTIVATING':
      return enter(about);
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

function enter(about: AboutInstance): void {
  const { context, record, instance, mirror } = about;
  const { elementId = '', bpmnElementType = '', flowScopeKey = '' } = record.value;
  if (mirror.elements[record.key]) return;
  const scope = keyIn(instance, flowScopeKey);
  const element: ElementMirror = { element: elementId, type: bpmnElementType, scope, state: 'activating' };
  mirror.elements[record.key] = element;
  arrive(about, `${scope}/${elementId}`);
  // An interrupting event sub-process ends tokens on their way with everything else in its scope.
  if (bpmnElementType === 'EVENT_SUB_PROCESS') dropTokens(about, scope);
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
  delete mirror.elements[known.key];
  dropTokens(about, known.key);
}

async function takeFlow({ context, record, instance, mirror }: AboutInstance): Promise<void> {
  const { elementId = '', flowScopeKey = '' } = record.value;
  context.emit(instance, record.timestamp, { type: 'flow-taken', elementId });
  const model = (await context.definitionOf(instance))?.model;
  const target = model?.elements.get(model.flows.get(elementId)?.target ?? '');
  if (!target || (target.type === 'parallelGateway' && target.incoming.length > 1)) return;
  const token = `${keyIn(instance, flowScopeKey)}/${target.id}`;
  mirror.tokens[token] = (mirror.tokens[token] ?? 0) + 1;
}

function arrive({ mirror }: AboutInstance, token: string): void {
  const { [token]: before = 0, ...others } = mirror.tokens;
  mirror.tokens = before > 1 ? { ...others, [token]: before - 1 } : others;
}

function dropTokens({ mirror }: AboutInstance, scope: string): void {
  const kept = Object.entries(mirror.tokens).filter(([token]) => !token.startsWith(`${scope}/`));
  mirror.tokens = Object.fromEntries(kept);
}
