import { boundary, element, end, flow, flows, link, onError, onMessage, start, userTask } from '../../testing/bpmn.ts';
import { call, choice, job, process, single, step, type Row } from './parts.ts';

export const flowModels: readonly Row[] = [
  ['flow-ends', 'a flow to nowhere', 'start_nowhere', single(job, flow('start', 'nowhere'))],
  [
    'flow-ends',
    'a flow into a sub-process',
    'a_inner',
    single(element('subProcess', 'a', start('begin') + end('inner') + flows('begin -> inner')), flow('a', 'inner')),
  ],
  [
    'flow-ends',
    'a flow to a drawing',
    'a_data',
    single(job, element('dataObjectReference', 'data') + flow('a', 'data')),
  ],
  ['flow-list', 'a flow that another element lists', 'a', step('userTask', '<bpmn:outgoing>start_a</bpmn:outgoing>')],
  ['flow-list', 'a flow that leads elsewhere', 'a', step('userTask', '<bpmn:incoming>a_end</bpmn:incoming>')],
  ['flow-direction', 'a flow to a start event', 'start', single(job, flow('a', 'start'))],
  ['flow-direction', 'a flow out of an end event', 'end', single(job, flow('end', 'a'))],
  ['boundary-exit', 'a boundary event without a way out', 'b', single(job + boundary('b', 'a', onError()))],
  ['reachable', 'an element that no flow leads to', 'lost', single(job, userTask('lost'))],
  ['reachable', 'elements that lead only to each other', 'lost', single(job, userTask('lost') + flow('lost', 'lost'))],
  [
    'reachable',
    'a caught link that nothing throws',
    'lost',
    single(job, element('intermediateCatchEvent', 'lost', link('there'))),
  ],
  ['conditions', 'a flow with neither condition nor mark', 'x_end', choice(flow('x', 'end'), flow('x', 'end2', '=b'))],
  ['conditions', 'a condition behind a task', 'a_last', single(job, end('last') + flow('a', 'last', '=b'))],
  [
    'lone-condition',
    'a condition on a default flow',
    'x_end',
    choice(flow('x', 'end', '=a'), flow('x', 'end2', '=b'), { default: 'x_end' }),
  ],
  [
    'default-flow',
    'a default flow of another element',
    'x',
    choice(flow('x', 'end', '=a'), flow('x', 'end2', '=b'), { default: 'start_x' }),
  ],
  [
    'gateway-exit',
    'a gateway without a way out',
    'x',
    process(start() + element('exclusiveGateway', 'x') + flows('start -> x')),
  ],
  [
    'inclusive-join',
    'a joining inclusive gateway',
    'a',
    single(
      element('inclusiveGateway', 'a') + element('parallelGateway', 'fork'),
      flows('start -> fork -> a') + flow('fork', 'a').replace('id="fork_a"', 'id="again"'),
    ),
  ],
  [
    'event-gateway',
    'a task behind an event-based gateway',
    'g',
    process(
      start() +
        element('eventBasedGateway', 'g') +
        userTask('a') +
        element('intermediateCatchEvent', 'c', onMessage('m')) +
        flows('start -> g -> a', 'g -> c'),
    ),
  ],
  [
    'event-gateway',
    'an event-based gateway with one way',
    'g',
    process(
      start() +
        element('eventBasedGateway', 'g') +
        element('intermediateCatchEvent', 'c', onMessage('m')) +
        flows('start -> g -> c'),
    ),
  ],
  [
    'endless-loop',
    'a loop that waits for nothing',
    'a',
    single(
      element('manualTask', 'a') + element('exclusiveGateway', 'x', '', { default: 'x_a' }),
      flow('x', 'end', '=b') + flow('x', 'a'),
    ).replace('targetRef="end"', 'targetRef="x"'),
  ],
  ['endless-loop', 'a process that calls itself at once', 'a', single(call)],
];
