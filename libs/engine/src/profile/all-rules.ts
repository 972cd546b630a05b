import type { ProfileRule } from './profile-rule.ts';
import { asciiTarget } from './rules/ascii-target.ts';
import { binding } from './rules/binding.ts';
import { boundaryExit } from './rules/boundary-exit.ts';
import { boundaryHost } from './rules/boundary-host.ts';
import { callBinding } from './rules/call-binding.ts';
import { calledProcess } from './rules/called-process.ts';
import { conditions } from './rules/conditions.ts';
import { correlationKey } from './rules/correlation-key.ts';
import { decision } from './rules/decision.ts';
import { defaultFlow } from './rules/default-flow.ts';
import { duplicateCatch } from './rules/duplicate-catch.ts';
import { duplicateId } from './rules/duplicate-id.ts';
import { elementId } from './rules/element-id.ts';
import { elementType } from './rules/element-type.ts';
import { endlessLoop } from './rules/endless-loop.ts';
import { errorCode } from './rules/error-code.ts';
import { escalationCatchAll } from './rules/escalation-catch-all.ts';
import { escalationHost } from './rules/escalation-host.ts';
import { eventGateway } from './rules/event-gateway.ts';
import { eventSubProcess } from './rules/event-sub-process.ts';
import { eventType } from './rules/event-type.ts';
import { feel } from './rules/feel.ts';
import { flowDirection } from './rules/flow-direction.ts';
import { flowEnds } from './rules/flow-ends.ts';
import { flowList } from './rules/flow-list.ts';
import { foreignExtension } from './rules/foreign-extension.ts';
import { form } from './rules/form.ts';
import { gatewayExit } from './rules/gateway-exit.ts';
import { headers } from './rules/headers.ts';
import { inclusiveJoin } from './rules/inclusive-join.ts';
import { interruptingError } from './rules/interrupting-error.ts';
import { jobType } from './rules/job-type.ts';
import { links } from './rules/links.ts';
import { loneCondition } from './rules/lone-condition.ts';
import { loneStart } from './rules/lone-start.ts';
import { loop } from './rules/loop.ts';
import { loopType } from './rules/loop-type.ts';
import { mapping } from './rules/mapping.ts';
import { messageName } from './rules/message-name.ts';
import { noProcess } from './rules/no-process.ts';
import { oneImplementation } from './rules/one-implementation.ts';
import { reachable } from './rules/reachable.ts';
import { retries } from './rules/retries.ts';
import { script } from './rules/script.ts';
import { signalName } from './rules/signal-name.ts';
import { startEvent } from './rules/start-event.ts';
import { staticCode } from './rules/static-code.ts';
import { staticOutput } from './rules/static-output.ts';
import { staticThrow } from './rules/static-throw.ts';
import { taskSchedule } from './rules/task-schedule.ts';
import { timer } from './rules/timer.ts';
import { timerText } from './rules/timer-text.ts';
import { uniqueLink } from './rules/unique-link.ts';
import { variableName } from './rules/variable-name.ts';
import { zeebeExtension } from './rules/zeebe-extension.ts';

/** The rules of the portable profile by name; each file tells what its rule is for. */
export const allRules: Readonly<Record<string, ProfileRule>> = {
  'ascii-target': asciiTarget,
  binding,
  'boundary-exit': boundaryExit,
  'boundary-host': boundaryHost,
  'call-binding': callBinding,
  'called-process': calledProcess,
  conditions,
  'correlation-key': correlationKey,
  decision,
  'default-flow': defaultFlow,
  'duplicate-catch': duplicateCatch,
  'duplicate-id': duplicateId,
  'element-id': elementId,
  'element-type': elementType,
  'endless-loop': endlessLoop,
  'error-code': errorCode,
  'escalation-catch-all': escalationCatchAll,
  'escalation-host': escalationHost,
  'event-gateway': eventGateway,
  'event-sub-process': eventSubProcess,
  'event-type': eventType,
  feel,
  'flow-direction': flowDirection,
  'flow-ends': flowEnds,
  'flow-list': flowList,
  'foreign-extension': foreignExtension,
  form,
  'gateway-exit': gatewayExit,
  headers,
  'inclusive-join': inclusiveJoin,
  'interrupting-error': interruptingError,
  'job-type': jobType,
  links,
  'lone-condition': loneCondition,
  'lone-start': loneStart,
  loop,
  'loop-type': loopType,
  mapping,
  'message-name': messageName,
  'no-process': noProcess,
  'one-implementation': oneImplementation,
  reachable,
  retries,
  script,
  'signal-name': signalName,
  'start-event': startEvent,
  'static-code': staticCode,
  'static-output': staticOutput,
  'static-throw': staticThrow,
  'task-schedule': taskSchedule,
  timer,
  'timer-text': timerText,
  'unique-link': uniqueLink,
  'variable-name': variableName,
  'zeebe-extension': zeebeExtension,
};
