/** Attributes of an element; `undefined` leaves one out. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const NAMESPACES = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

/** A BPMN file of specs: `globals` are messages, errors and the like, `body` is what the process holds. */
export function bpmn(processId: string, body: string, globals = '', processExtensions = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${NAMESPACES} id="definitions" targetNamespace="http://example.org">
  ${globals}
  <bpmn:process id="${processId}" isExecutable="true">${extensions(processExtensions)}${body}</bpmn:process>
</bpmn:definitions>`;
}

/** Any element with attributes, extensions and content. */
export function element(type: string, id: string, content = '', attributes: Attributes = {}): string {
  return `<bpmn:${type} id="${id}"${write(attributes)}>${content}</bpmn:${type}>`;
}

/** Wraps Zeebe extensions. */
export function extensions(content: string): string {
  return content === '' ? '' : `<bpmn:extensionElements>${content}</bpmn:extensionElements>`;
}

/** Sequence flows `a -> b`, several along a chain `a -> b -> c`; ids are `a_b`. */
export function flows(...chains: readonly string[]): string {
  return chains
    .flatMap((chain) => {
      const ids = chain.split('->').map((id) => id.trim());
      return ids.slice(1).map((target, index) => flow(ids[index] ?? '', target));
    })
    .join('');
}

/** One sequence flow with a condition. */
export function flow(source: string, target: string, condition?: string): string {
  const body = condition
    ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escape(condition)}</bpmn:conditionExpression>`
    : '';
  return `<bpmn:sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${body}</bpmn:sequenceFlow>`;
}

export const start = (id = 'start', content = '') => element('startEvent', id, content);
export const end = (id = 'end', content = '') => element('endEvent', id, content);
export const userTask = (id: string, content = '') => element('userTask', id, extensions(content));

export function serviceTask(id: string, type = `test/${id}`, more = '', retries = 3): string {
  return element('serviceTask', id, extensions(`<zeebe:taskDefinition type="${type}" retries="${retries}" />${more}`));
}

/** `in` and `out` as target → source. */
export function ioMapping(
  inputs: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, string>> = {},
): string {
  const write = (kind: string, mappings: Readonly<Record<string, string>>) =>
    Object.entries(mappings)
      .map(([target, source]) => `<zeebe:${kind} source="${escape(source)}" target="${target}" />`)
      .join('');
  return `<zeebe:ioMapping>${write('input', inputs)}${write('output', outputs)}</zeebe:ioMapping>`;
}

export function message(id: string, name: string, correlationKey?: string): string {
  const key = correlationKey ? extensions(`<zeebe:subscription correlationKey="${escape(correlationKey)}" />`) : '';
  return element('message', id, key, { name });
}

export const onMessage = (ref: string) => `<bpmn:messageEventDefinition messageRef="${ref}" />`;
export const onSignal = (ref: string) => `<bpmn:signalEventDefinition signalRef="${ref}" />`;
export const onError = (ref?: string) => `<bpmn:errorEventDefinition${ref ? ` errorRef="${ref}"` : ''} />`;
export const onEscalation = (ref?: string) =>
  `<bpmn:escalationEventDefinition${ref ? ` escalationRef="${ref}"` : ''} />`;
export const onTerminate = '<bpmn:terminateEventDefinition />';
export const link = (name: string) => `<bpmn:linkEventDefinition name="${name}" />`;
export const error = (id: string, code: string) => element('error', id, '', { name: id, errorCode: code });
export const escalation = (id: string, code: string) =>
  element('escalation', id, '', { name: id, escalationCode: code });
export const signal = (id: string, name: string) => element('signal', id, '', { name });

export function onTimer(kind: 'timeDate' | 'timeDuration' | 'timeCycle', text: string): string {
  return `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${escape(text)}</bpmn:${kind}></bpmn:timerEventDefinition>`;
}

export function boundary(id: string, attachedToRef: string, event: string, cancelActivity = true): string {
  return element('boundaryEvent', id, event, { attachedToRef, cancelActivity });
}

export interface Loop {
  readonly sequential?: boolean;
  readonly inputCollection: string;
  readonly inputElement?: string;
  readonly outputCollection?: string;
  readonly outputElement?: string;
  readonly completionCondition?: string;
}

export function loop({ sequential, completionCondition, ...collection }: Loop): string {
  const condition = completionCondition
    ? `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${escape(completionCondition)}</bpmn:completionCondition>`
    : '';
  return `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential ?? false}">${extensions(
    `<zeebe:loopCharacteristics${write(collection)} />`,
  )}${condition}</bpmn:multiInstanceLoopCharacteristics>`;
}

function write(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
