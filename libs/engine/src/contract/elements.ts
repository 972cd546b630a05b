import { element, extensions, flows, ioMapping, loop, start, type Loop } from '../testing/bpmn.ts';

export { newProcess } from './new-process.ts';
export * from '../testing/bpmn.ts';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

export const subProcess = (id: string, body: string, more = '') => element('subProcess', id, extensions(more) + body);

/** An event sub-process: its start event is `<id>Start`, and a flow leads from there to `<id>Work`. */
export function eventSubProcess(id: string, event: string, interrupting: boolean, work: string): string {
  const begin = element('startEvent', `${id}Start`, event, { isInterrupting: interrupting });
  const body = begin + work + element('endEvent', `${id}End`) + flows(`${id}Start -> ${id}Work -> ${id}End`);
  return element('subProcess', id, body, { triggeredByEvent: true });
}

export const catching = (id: string, event: string, more = '') =>
  element('intermediateCatchEvent', id, extensions(more) + event);
export const throwing = (id: string, event = '', more = '') =>
  element('intermediateThrowEvent', id, extensions(more) + event);
export const ending = (id: string, event: string, more = '') => element('endEvent', id, extensions(more) + event);
export const parallel = (id: string) => element('parallelGateway', id);
export const exclusive = (id: string, otherwise?: string) =>
  element('exclusiveGateway', id, '', { default: otherwise && `${id}_${otherwise}` });
export const inclusive = (id: string, otherwise?: string) =>
  element('inclusiveGateway', id, '', { default: otherwise && `${id}_${otherwise}` });
export const eventBased = (id: string) => element('eventBasedGateway', id);

export const scriptTask = (id: string, expression: string, resultVariable: string, more = '') =>
  element(
    'scriptTask',
    id,
    extensions(`<zeebe:script expression="${quoted(expression)}" resultVariable="${resultVariable}" />${more}`),
  );

/** A business rule task that asks a decision. */
export const ruleTask = (id: string, decisionId: string, resultVariable: string, more = '') =>
  element(
    'businessRuleTask',
    id,
    extensions(`<zeebe:calledDecision decisionId="${quoted(decisionId)}" resultVariable="${resultVariable}" />${more}`),
  );

export const receiveTask = (id: string, messageRef: string, more = '') =>
  element('receiveTask', id, extensions(more), { messageRef });

export const callActivity = (id: string, processId: string, attributes = '', more = '') =>
  element(
    'callActivity',
    id,
    extensions(`<zeebe:calledElement processId="${quoted(processId)}" ${attributes}/>${more}`),
  );

/** An activity that is done once for each item. */
export const each = (type: string, id: string, settings: Loop, more = '', content = '') =>
  element(type, id, extensions(more) + loop(settings) + content);

export const job = (type: string, retries: number | string = 3) =>
  `<zeebe:taskDefinition type="${quoted(type)}" retries="${quoted(String(retries))}" />`;

export function headers(entries: Readonly<Record<string, string>>): string {
  const texts = Object.entries(entries).map(([key, value]) => `<zeebe:header key="${key}" value="${quoted(value)}" />`);
  return `<zeebe:taskHeaders>${texts.join('')}</zeebe:taskHeaders>`;
}

export function properties(entries: Readonly<Record<string, string>>): string {
  const texts = Object.entries(entries).map(
    ([name, value]) => `<zeebe:property name="${name}" value="${quoted(value)}" />`,
  );
  return `<zeebe:properties>${texts.join('')}</zeebe:properties>`;
}

export const inputs = (mappings: Readonly<Record<string, string>>) => ioMapping(mappings);
export const outputs = (mappings: Readonly<Record<string, string>>) => ioMapping({}, mappings);

/** What a container holds when one activity is all there is: `<id>Start`, the activity `<id>Step`, `<id>End`. */
export const around = (id: string, step: string) =>
  start(`${id}Start`) + step + element('endEvent', `${id}End`) + flows(`${id}Start -> ${id}Step -> ${id}End`);

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
