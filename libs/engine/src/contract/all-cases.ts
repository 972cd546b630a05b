import { boundaryDetails } from './cases/boundary/boundary-details.ts';
import { errorBoundaries } from './cases/boundary/error-boundaries.ts';
import { escalationBoundaries } from './cases/boundary/escalation-boundaries.ts';
import { triggeredBoundaries } from './cases/boundary/triggered.ts';
import { eventSubProcessDetails } from './cases/event-sub-process/event-sub-process-details.ts';
import { eventSubProcesses } from './cases/event-sub-process/event-sub-processes.ts';
import { endEvents } from './cases/events/end-events.ts';
import { intermediateEvents } from './cases/events/intermediate-events.ts';
import { startEvents } from './cases/events/start-events.ts';
import { timerEvents } from './cases/events/timer-events.ts';
import { instances } from './cases/instance/instances.ts';
import { simpleTasks } from './cases/tasks/simple-tasks.ts';
import { userTasks } from './cases/tasks/user-tasks.ts';
import type { ContractCase } from './contract-case.ts';

/** Every case, family by family. */
export const allCases: readonly ContractCase[] = [
  ...instances,
  ...simpleTasks,
  ...userTasks,
  ...startEvents,
  ...endEvents,
  ...intermediateEvents,
  ...timerEvents,
  ...triggeredBoundaries,
  ...errorBoundaries,
  ...escalationBoundaries,
  ...boundaryDetails,
  ...eventSubProcesses,
  ...eventSubProcessDetails,
];
