import { businessRuleTask } from './elements/business-rule-task.ts';
import { callActivity } from './elements/call-activity.ts';
import { caughtEvent } from './elements/caught-event.ts';
import { exclusiveGateway, inclusiveGateway } from './elements/choosing-gateway.ts';
import { container } from './elements/container.ts';
import { eventBasedGateway } from './elements/event-based-gateway.ts';
import { jobTask } from './elements/job-task.ts';
import { multiInstance } from './elements/multi-instance.ts';
import { passThrough } from './elements/pass-through.ts';
import { scriptTask } from './elements/script-task.ts';
import { startEvent } from './elements/start-event.ts';
import { throwingEvent, throwingOrLinkEvent } from './elements/throwing-event.ts';
import { userTask } from './elements/user-task.ts';
import { waitingEvent } from './elements/waiting-event.ts';
import type { ProcessorRegistry } from './processor.ts';

/** Which processor runs which BPMN element. */
export const registry: ProcessorRegistry = {
  byType: {
    process: container,
    subProcess: container,
    eventSubProcess: container,
    startEvent,
    boundaryEvent: caughtEvent,
    intermediateCatchEvent: waitingEvent,
    receiveTask: waitingEvent,
    intermediateThrowEvent: throwingOrLinkEvent,
    endEvent: throwingEvent,
    task: passThrough,
    manualTask: passThrough,
    parallelGateway: passThrough,
    exclusiveGateway,
    inclusiveGateway,
    eventBasedGateway,
    userTask,
    serviceTask: jobTask,
    sendTask: jobTask,
    businessRuleTask,
    scriptTask,
    callActivity,
  },
  multiInstance,
};
