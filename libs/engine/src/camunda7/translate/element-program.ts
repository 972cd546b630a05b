import { isSubscribed, type EventModel } from '../../model/event-model.ts';
import type { ElementModel, FlowModel, ProcessModel } from '../../model/process-model.ts';
import { booleanValue, dateValue, textListValue, textValue, timerValue } from './checked-values.ts';
import { FeelProgram, feelContext, feelOf, feelText } from './feel-program.ts';
import { CATCHES } from './hidden-names.ts';
import { catchesWithin } from './throwing.ts';

/** Characters of a message name with its correlation key, and of a correlation key. */
const LONGEST = 255;

/** What stands between the name of a message and its correlation key: together they are the server's message name. */
export const KEY_MARK = ' | ';

/** Key of the value that an event waits for: name of message or signal, text of a timer. */
export function eventKey({ id }: ElementModel): string {
  return `on ${id}`;
}

/** The expressions of an element that are evaluated before a token enters it; empty when there are none. */
export function elementProgram(model: ProcessModel, element: ElementModel): FeelProgram {
  const program = new FeelProgram();
  const boundary = element.loop ? [] : element.boundary;
  // A boundary event is outside its activity: its correlation key does not see the input mappings.
  const keys = correlationKeys(program, boundary);
  program.map(element.inputs, 'nothing');
  addEvents(program, boundary, keys);
  addEvents(program, awaitedBy(model, element));
  addOwn(program, model, element);
  return program;
}

/** The expressions of a multi-instance activity as a whole. */
export function loopProgram(element: ElementModel): FeelProgram {
  const program = new FeelProgram();
  const { loop } = element;
  if (!loop) return program;
  const keys = correlationKeys(program, element.boundary);
  addEvents(program, element.boundary, keys);
  const items = program.let(program.json(loop.inputCollection));
  program.require(`(${items} instance of list)`, 'expression', 'a list', loop.inputCollection, items);
  program.out('items', items);
  program.out('size', `count(${items})`);
  program.out('outputs', `for x in ${items} return null`);
  return program;
}

/** The start events of event sub-processes inside a scope, which wait as soon as the scope is entered. */
export function bodyProgram(scope: ElementModel): FeelProgram {
  const program = new FeelProgram();
  addEvents(
    program,
    scope.eventSubProcesses.flatMap(({ starts }) => starts),
  );
  return program;
}

/** Whether an event waits for something that only an expression tells. */
export function isDynamic(event: EventModel | undefined): boolean {
  if (event?.kind === 'message') return event.correlationKey !== undefined || !event.name.isStatic;
  if (event?.kind === 'signal') return !event.name.isStatic;
  return event?.kind === 'timer' && !event.expression.isStatic;
}

function awaitedBy(model: ProcessModel, element: ElementModel): readonly ElementModel[] {
  const { type } = element;
  if (type === 'intermediateCatchEvent' || type === 'receiveTask') return [element];
  if (type === 'subProcess') return element.eventSubProcesses.flatMap(({ starts }) => starts);
  if (type !== 'eventBasedGateway') return [];
  return element.outgoing.map(({ target }) => model.elements.get(target)).filter((event) => event !== undefined);
}

function correlationKeys(program: FeelProgram, events: readonly ElementModel[]): Map<ElementModel, string> {
  const keys = new Map<ElementModel, string>();
  for (const element of events) {
    const { event } = element;
    if (event?.kind === 'message' && event.correlationKey) keys.set(element, program.let(feelOf(event.correlationKey)));
  }
  return keys;
}

function addEvents(
  program: FeelProgram,
  events: readonly ElementModel[],
  keys: ReadonlyMap<ElementModel, string> = new Map(),
): void {
  for (const element of events) {
    const { event } = element;
    if (!isSubscribed(event) || !isDynamic(event)) continue;
    if (event.kind === 'timer') program.out(eventKey(element), timerValue(program, event.timer, event.expression));
    else if (event.kind === 'signal') program.out(eventKey(element), textValue(program, event.name));
    else program.out(eventKey(element), subscriptionName(program, element, event, keys.get(element)));
  }
}

function subscriptionName(
  program: FeelProgram,
  element: ElementModel,
  { name, correlationKey }: Extract<EventModel, { readonly kind: 'message' }>,
  keyBefore: string | undefined,
): string {
  const nameText = textValue(program, name);
  if (!correlationKey) return nameText;
  const raw = keyBefore ?? program.let(feelOf(correlationKey));
  const key = program.let(`if ${raw} instance of number then string(${raw}) else ${raw}`);
  program.require(`(${key} instance of string)`, 'correlation-key', 'text', correlationKey, raw);
  const start = `Expected a correlation key for message of "${element.id}", but it `;
  const tell = (text: string) => feelText(start + text);
  program.problem({ when: `(${key} = "")`, code: 'correlation-key', message: tell('is empty.') });
  const full = program.let(`${nameText} + ${feelText(KEY_MARK)} + ${key}`);
  program.problem({
    when: `((string length(${full}) > ${LONGEST}) = true)`,
    code: 'correlation-key',
    message: tell('is too long.'),
  });
  return full;
}

function addOwn(program: FeelProgram, model: ProcessModel, element: ElementModel): void {
  const { event, job, call, decision, script, type } = element;
  if (element.userTask) addAssignment(program, element);
  if (job) addJob(program, element);
  if (call && !call.processId.isStatic) program.out('call', textValue(program, call.processId, 'called-process'));
  if (decision && !decision.decisionId.isStatic) {
    program.out('decision', textValue(program, decision.decisionId, 'decision'));
  }
  if (script) program.out('script', program.json(script.expression));
  if (type === 'exclusiveGateway' || type === 'inclusiveGateway') addFlows(program, element);
  const throws = type === 'endEvent' || type === 'intermediateThrowEvent';
  if (throws && event?.kind === 'signal' && !event.name.isStatic) program.out('signal', textValue(program, event.name));
  if (throws && event?.kind === 'error') addThrownError(program, model, element, event.code?.source ?? '');
}

function addAssignment(program: FeelProgram, { userTask }: ElementModel): void {
  const { assignee, candidateGroups, candidateUsers, dueDate } = userTask ?? {};
  const entries: [string, string][] = [];
  if (assignee && !assignee.isStatic) entries.push(['assignee', textValue(program, assignee)]);
  if (candidateGroups && !candidateGroups.isStatic) entries.push(['groups', textListValue(program, candidateGroups)]);
  if (candidateUsers && !candidateUsers.isStatic) entries.push(['users', textListValue(program, candidateUsers)]);
  if (dueDate && !dueDate.isStatic) entries.push(['due', dateValue(program, dueDate, { optional: true })]);
  if (entries.length > 0) program.out('task', feelContext(entries));
}

function addJob(program: FeelProgram, { job }: ElementModel): void {
  if (!job) return;
  if (!job.type.isStatic) program.out('job', textValue(program, job.type));
  if (job.retries.isStatic) return;
  const raw = program.let(feelOf(job.retries));
  const number = program.let(`if ${raw} instance of string then number(${raw}) else ${raw}`);
  const isWhole = `((${number} instance of number) and ((${number} >= 1 and floor(${number}) = ${number}) = true))`;
  program.require(isWhole, 'expression', 'a whole number from 1', job.retries, raw);
  program.out('retries', number);
}

/** Conditions in the order of their flows: one that is neither true nor false is a problem unless an earlier flow is taken. */
function addFlows(program: FeelProgram, element: ElementModel): void {
  const conditional = element.outgoing.filter((flow) => flow.id !== element.defaultFlow && flow.condition);
  if (conditional.length === 0) return;
  const isExclusive = element.type === 'exclusiveGateway';
  const chosen: (readonly [FlowModel, string])[] = [];
  for (const flow of conditional) {
    if (!flow.condition) continue;
    const taken = isExclusive ? chosen.map(([, value]) => `(${value} = true)`).join(' or ') : '';
    chosen.push([flow, booleanValue(program, flow.condition, taken === '' ? 'false' : `(${taken})`)]);
  }
  const otherwise = element.outgoing.find(({ id }) => id === element.defaultFlow);
  const list = `[${chosen.map(([{ id }, value]) => `if (${value} = true) then ${feelText(id)} else null`).join(', ')}][item != null]`;
  const taken = program.let(list);
  const flows = program.let(`if count(${taken}) > 0 then ${taken} else [${otherwise ? feelText(otherwise.id) : ''}]`);
  program.problem({
    when: `count(${flows}) = 0`,
    code: 'no-flow-taken',
    message: feelText(`Expected a flow behind "${element.id}" whose condition is true, but none is.`),
  });
  program.out('flows', isExclusive ? `[${flows}[1]]` : flows);
}

/** An error that nothing in the process catches needs a caller that does. */
function addThrownError(program: FeelProgram, model: ProcessModel, element: ElementModel, code: string): void {
  if (catchesWithin(model, element, 'error', code)) return;
  const callers = program.let(`if ${CATCHES} instance of context then ${CATCHES}.errors else []`);
  program.problem({
    when: `not((list contains(${callers}, ${feelText(code)})) or (list contains(${callers}, null)))`,
    code: 'unhandled-error',
    message: feelText(unhandledError(code)),
  });
}

/** The sentence of an incident about an error that nothing catches. */
export function unhandledError(code: string, message = ''): string {
  const start = `Expected error "${code}" to be caught, but no event does`;
  return message === '' ? `${start}.` : `${start}: ${message}`;
}
