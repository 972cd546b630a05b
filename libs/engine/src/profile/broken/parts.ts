import {
  boundary,
  bpmn,
  element,
  end,
  error,
  escalation,
  extensions,
  flows,
  message,
  serviceTask,
  signal,
  start,
  userTask,
} from '../../testing/bpmn.ts';

/** Rule, what is wrong, the element that is to be named, the model. */
export type Row = readonly [string, string, string, string];

const globals =
  message('m', 'paid', '=number') +
  message('m2', 'paid', '=number') +
  message('keyless', 'asked') +
  message('nameless', '', '=number') +
  signal('s', 'alarm') +
  signal('silent', '') +
  error('e', 'BAD') +
  error('e2', 'BAD') +
  error('codeless', '') +
  error('computed', '=code') +
  escalation('esc', 'HIGH');

export const process = (body: string) => bpmn('p', body, globals);
/** A process whose one step is `a`. */
export const single = (step: string, more = '') => process(start() + step + end() + flows('start -> a -> end') + more);
export const task = (content: string) => single(userTask('a', content));
export const step = (type: string, content = '', attributes = {}) => single(element(type, 'a', content, attributes));
export const worker = (content: string) => step('serviceTask', extensions(content));
export const caught = (event: string) => step('intermediateCatchEvent', event);
export const guarded = (host: string, ...events: readonly string[]) =>
  single(
    host + events.map((event, index) => boundary(`b${index}`, 'a', event) + end(`end${index}`)).join(''),
    flows(...events.map((_event, index) => `b${index} -> end${index}`)),
  );
export const job = serviceTask('a');
export const call = element('callActivity', 'a', extensions('<zeebe:calledElement processId="p" />'));
export const handler = (event: string, attributes = {}, content = '') =>
  element(
    'subProcess',
    'on',
    content + element('startEvent', 'begin', event, attributes) + end('done') + flows('begin -> done'),
    { triggeredByEvent: true },
  );
export const beside = (...parts: readonly string[]) =>
  process(start() + end() + flows('start -> end') + parts.join(''));
export const choice = (first: string, second: string, attributes = {}) =>
  process(
    start() +
      element('exclusiveGateway', 'x', '', attributes) +
      end() +
      end('end2') +
      flows('start -> x') +
      first +
      second,
  );
export const items = { inputCollection: '=list', inputElement: 'item' };
