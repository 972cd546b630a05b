/** A model that was broken in one place, and what the gate must say. */
export interface Broken {
  readonly xml: string;
  readonly element: string;
  readonly rule: string;
}

/** Breaks a model of `random-model.ts` at the n-th place where that is possible; undefined where it is not. */
export type Break = (xml: string, nth: number) => Broken | undefined;

/** Replaces the n-th match of a pattern; the groups of the pattern tell the element. */
function at(
  pattern: RegExp,
  rule: string,
  replace: (match: RegExpExecArray) => string,
  element: (match: RegExpExecArray) => string = ([, id = '']) => id,
): Break {
  return (xml, nth) => {
    const matches = [...xml.matchAll(pattern)];
    const match = matches[nth % matches.length];
    if (!match) return undefined;
    const broken = xml.slice(0, match.index) + replace(match) + xml.slice(match.index + match[0].length);
    return { xml: broken, element: element(match), rule };
  };
}

/** Takes away what an attribute or element says, within what the pattern matches. */
const without = (pattern: RegExp, rule: string, part: RegExp | string) =>
  at(pattern, rule, ([all]) => all.replace(part, ''));
const instead = (pattern: RegExp, rule: string, part: RegExp | string, text: string) =>
  at(pattern, rule, ([all]) => all.replace(part, text));

const FLOW = /<bpmn:sequenceFlow id="([^"]+)"[^>]*>/g;
const CONDITION = /<bpmn:sequenceFlow id="([^"]+)"[^>]*><bpmn:conditionExpression[^>]*>=[^<]*/g;
const SERVICE = /<bpmn:serviceTask id="([^"]+)">.*?<\/bpmn:serviceTask>/g;
const TIMER =
  /<bpmn:(?:intermediateCatch|boundary)Event id="([^"]+)"[^>]*><bpmn:timerEventDefinition>.*?<\/bpmn:timerEventDefinition>/g;
const WAIT =
  /<bpmn:intermediateCatchEvent id="([^"]+)"[^>]*><bpmn:timerEventDefinition>.*?<\/bpmn:timerEventDefinition>/g;
const BOUNDARY = /<bpmn:boundaryEvent id="([^"]+)"[^>]*>/g;
const MESSAGE =
  /<bpmn:(?:intermediateCatchEvent|startEvent) id="([^"]+)"[^>]*><bpmn:messageEventDefinition messageRef="[^"]+" \/>/g;
const MANUAL = /<bpmn:manualTask id="([^"]+)"><\/bpmn:manualTask>/g;
const CALL = /<bpmn:callActivity id="([^"]+)">.*?<\/bpmn:callActivity>/g;
const LOOP = /<bpmn:userTask id="([^"]+)">(?:(?!<\/bpmn:userTask>).)*<zeebe:loopCharacteristics[^>]*>/g;
const START =
  /<bpmn:subProcess id="([^"]+)"[^>]*>(?:(?!<bpmn:(?:userTask|subProcess)).)*?<bpmn:startEvent id="[^"]+"[^>]*>.*?<\/bpmn:startEvent>/g;
const CHOICE = /<bpmn:exclusiveGateway id="[^"]+" default="([^"]+)">/g;
const CAUGHT = /<bpmn:boundaryEvent id="([^"]+)"[^>]*><bpmn:errorEventDefinition errorRef="fail" \/>/g;

/** Each way to break a model. */
export const breaks: Readonly<Record<string, Break>> = {
  'a flow without a target': without(FLOW, 'dangling-flow', / targetRef="[^"]+"/),
  'a flow without a source': without(FLOW, 'dangling-flow', / sourceRef="[^"]+"/),
  'a flow to nowhere': instead(FLOW, 'reference', /targetRef="[^"]+"/, 'targetRef="nowhere"'),
  'a flow that is gone': gone,
  'a garbled condition': at(CONDITION, 'feel', ([all]) => `${all} and (`),
  'a condition without the equals sign': instead(CONDITION, 'feel', />=/, '>'),
  'no default flow': without(CHOICE, 'condition', / default="[^"]+"/),
  'a job type without a worker': instead(SERVICE, 'unknown-job-type', 'random/job', 'random/none'),
  'no job type': without(SERVICE, 'missing', /<zeebe:taskDefinition[^>]*>/),
  'tries that are none': instead(SERVICE, 'retries', 'retries="3"', 'retries="3 times"'),
  'an element of Camunda 7': instead(
    SERVICE,
    'unsupported',
    '<zeebe:',
    '<camunda:field xmlns:camunda="http://camunda.org/schema/1.0/bpmn" /><zeebe:',
  ),
  'a garbled duration': instead(TIMER, 'iso8601', /PT(\dH)/, '$1'),
  'a repeated wait': instead(
    WAIT,
    'event-definition',
    /timeDuration(.*)PT\dH(.*)timeDuration/,
    'timeCycle$1R3/PT1H$2timeCycle',
  ),
  'a conditional event': instead(
    TIMER,
    'unsupported',
    /<bpmn:timerEventDefinition>.*/,
    '<bpmn:conditionalEventDefinition />',
  ),
  'a boundary event at nothing': without(BOUNDARY, 'reference', / attachedToRef="[^"]+"/),
  'an unknown message': instead(MESSAGE, 'reference', /messageRef="[^"]+"/, 'messageRef="gone"'),
  'a complex gateway': instead(MANUAL, 'unsupported', /manualTask/g, 'complexGateway'),
  'a standard loop': instead(MANUAL, 'unsupported', '></', '><bpmn:standardLoopCharacteristics /></'),
  'an unknown process': instead(CALL, 'unknown-process', 'processId="called"', 'processId="nobody"'),
  'a call of nothing': without(CALL, 'missing', / processId="[^"]+"/),
  'a loop over nothing': without(LOOP, 'missing', / inputCollection="[^"]*"/),
  'a garbled collection': instead(LOOP, 'feel', 'inputCollection="=[', 'inputCollection="=[['),
  'a sub-process without a start': without(START, 'start-event', /<bpmn:startEvent.*<\/bpmn:startEvent>$/),
  'an unknown error': instead(CAUGHT, 'reference', 'errorRef="fail"', 'errorRef="gone"'),
  'an id twice': twice,
};

/** Without its only flow an element cannot be reached. */
function gone(xml: string, nth: number): Broken | undefined {
  const all = [
    ...xml.matchAll(/<bpmn:sequenceFlow id="[^"]+" sourceRef="[^"]+" targetRef="([^"]+)">.*?<\/bpmn:sequenceFlow>/g),
  ];
  const only = all.filter(([, target]) => all.filter(([, other]) => other === target).length === 1);
  const [flow, target = ''] = only[nth % only.length] ?? [];
  return flow === undefined ? undefined : { xml: xml.replace(flow, ''), element: target, rule: 'unreachable' };
}

function twice(xml: string, nth: number): Broken | undefined {
  const ids = [...xml.matchAll(/<bpmn:(?:userTask|serviceTask|manualTask) id="([^"]+)"/g)].map(([, id = '']) => id);
  const [first, second] = [ids[0], ids[1 + (nth % (ids.length - 1))]];
  if (first === undefined || second === undefined) return undefined;
  return { xml: xml.replace(`id="${second}"`, `id="${first}"`), element: first, rule: 'duplicate-id' };
}
