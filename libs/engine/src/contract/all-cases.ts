import { boundaryDetails } from './cases/boundary/boundary-details.ts';
import { errorBoundaries } from './cases/boundary/error-boundaries.ts';
import { escalationBoundaries } from './cases/boundary/escalation-boundaries.ts';
import { triggeredBoundaries } from './cases/boundary/triggered.ts';
import { callActivities } from './cases/call-activity/call-activities.ts';
import { calledErrors } from './cases/call-activity/called-errors.ts';
import { mappings } from './cases/data/mappings.ts';
import { valueCases } from './cases/data/values.ts';
import { askingDecisions } from './cases/decisions/asking-decisions.ts';
import { decisionTables } from './cases/decisions/decision-tables.ts';
import { eventSubProcessDetails } from './cases/event-sub-process/event-sub-process-details.ts';
import { eventSubProcesses } from './cases/event-sub-process/event-sub-processes.ts';
import { endEvents } from './cases/events/end-events.ts';
import { intermediateEvents } from './cases/events/intermediate-events.ts';
import { startEvents } from './cases/events/start-events.ts';
import { timerEvents } from './cases/events/timer-events.ts';
import { choosingGateways } from './cases/gateways/choosing-gateways.ts';
import { eventBasedGateways } from './cases/gateways/event-based-gateways.ts';
import { parallelGateways } from './cases/gateways/parallel-gateways.ts';
import { jobIncidents } from './cases/incidents/jobs.ts';
import { instances } from './cases/instance/instances.ts';
import { bufferedMessages } from './cases/messages/buffered-messages.ts';
import { migrationsAnywhere } from './cases/migration/migrations-anywhere.ts';
import { migrations } from './cases/migration/migrations.ts';
import { modificationDetails } from './cases/modification/modification-details.ts';
import { modifications } from './cases/modification/modifications.ts';
import { loopEvents } from './cases/multi-instance/loop-events.ts';
import { loopedActivities } from './cases/multi-instance/looped-activities.ts';
import { multiInstances } from './cases/multi-instance/multi-instances.ts';
import { races } from './cases/races/races.ts';
import { tooLate } from './cases/races/too-late.ts';
import { subProcesses } from './cases/sub-process/sub-processes.ts';
import { simpleTasks } from './cases/tasks/simple-tasks.ts';
import { userTasks } from './cases/tasks/user-tasks.ts';
import type { ContractCase } from './contract-case.ts';

/** Every case, family by family. */
export const allCases: readonly ContractCase[] = [
  ...instances,
  ...simpleTasks,
  ...userTasks,
  ...endEvents,
  ...intermediateEvents,
  ...startEvents,
  ...timerEvents,
  ...boundaryDetails,
  ...errorBoundaries,
  ...escalationBoundaries,
  ...triggeredBoundaries,
  ...eventSubProcessDetails,
  ...eventSubProcesses,
  ...choosingGateways,
  ...eventBasedGateways,
  ...parallelGateways,
  ...subProcesses,
  ...callActivities,
  ...calledErrors,
  ...loopEvents,
  ...loopedActivities,
  ...multiInstances,
  ...mappings,
  ...valueCases,
  ...jobIncidents,
  ...bufferedMessages,
  ...races,
  ...tooLate,
  ...modificationDetails,
  ...modifications,
  ...migrationsAnywhere,
  ...migrations,
  ...askingDecisions,
  ...decisionTables,
];
