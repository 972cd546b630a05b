import type { EngineEvent, EventReceiver } from '@safeflow/engine';
import type { Tx } from '../../db/database.ts';
import type { KernelContext } from '../kernel-context.ts';
import { updateHolders } from '../work-item/update-holders.ts';
import { elementActivated } from './element-activated.ts';
import { incidentCreated, incidentResolved } from './incident-events.ts';
import { flowTaken, left } from './instance-marks.ts';
import { instanceEnded } from './instance-ended.ts';
import { loadInstance, saveInstance, type ProjectedInstance } from './projected-instance.ts';
import { userTaskCanceled, userTaskCompleted, userTaskCreated } from './user-task-events.ts';

/** One event with everything it is projected onto. */
export interface Projecting<Event extends EngineEvent = EngineEvent> {
  readonly context: KernelContext;
  readonly tx: Tx;
  readonly event: Event;
  readonly instance: ProjectedInstance;
}

/**
 * Makes work items, timeline, status and diagram marks of the engine's events, in the transaction that records them. An event
 * whose position was seen before is passed over, so that repeated delivery changes nothing.
 */
export function projectEvents(context: KernelContext): EventReceiver {
  return async (sqlTransaction, events) => {
    // The engine runs on the application's own database, so its transactions are ours.
    const tx = sqlTransaction as Tx;
    const cases = new Set<string>();
    for (const run of runsOfOneInstance(events)) {
      const isProjected = await projectRun(context, tx, run);
      const [first] = run;
      if (first && isProjected && run.some(({ type }) => type.startsWith('user-task-'))) cases.add(first.caseId);
    }
    for (const caseId of cases) await updateHolders(tx, caseId);
  };
}

/** Events of one instance that follow each other, so that its row is read and written once. */
function runsOfOneInstance(events: readonly EngineEvent[]): EngineEvent[][] {
  const runs: EngineEvent[][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last?.[0]?.instanceId === event.instanceId) last.push(event);
    else runs.push([event]);
  }
  return runs;
}

/** Tells whether the events belong to a case. */
async function projectRun(context: KernelContext, tx: Tx, events: readonly EngineEvent[]): Promise<boolean> {
  const [first] = events;
  const instance = first && (await loadInstance(context, tx, first));
  if (!instance) {
    if (first?.type === 'instance-started') logCaseless(context, first);
    return false;
  }
  const fresh = events.filter(({ position }) => position > instance.row.position);
  for (const event of fresh) {
    await projectOne({ context, tx, event, instance });
    instance.row.position = event.position;
  }
  if (fresh.length > 0) await saveInstance(tx, instance);
  const end = fresh.find(({ type }) => type === 'instance-completed' || type === 'instance-terminated');
  if (end) await instanceEnded({ context, tx, event: end, instance });
  return true;
}

function logCaseless({ logger }: KernelContext, { processId, instanceId }: EngineEvent): void {
  logger.warn({ processId, instanceId }, 'the engine started a process that belongs to no case: it is not shown');
}

async function projectOne({ event, ...to }: Projecting): Promise<void> {
  const { marks, row } = to.instance;
  switch (event.type) {
    case 'element-activated':
      return elementActivated({ ...to, event });
    case 'element-completed':
      return left(marks, event, 'completed');
    case 'element-terminated':
      return left(marks, event, 'terminated');
    case 'flow-taken':
      return flowTaken(marks, event.elementId);
    case 'user-task-created':
      return userTaskCreated({ ...to, event });
    case 'user-task-completed':
      return userTaskCompleted({ ...to, event });
    case 'user-task-canceled':
      return userTaskCanceled({ ...to, event });
    case 'incident-created':
      return incidentCreated({ ...to, event });
    case 'incident-resolved':
      return incidentResolved({ ...to, event });
    case 'instance-completed':
    case 'instance-terminated':
      row.state = event.type === 'instance-completed' ? 'completed' : 'terminated';
      row.ended_at = event.at;
      return;
    case 'instance-started':
    case 'variables-updated':
    case 'job-created':
    case 'job-completed':
    case 'job-failed':
    case 'timer-scheduled':
    case 'timer-fired':
      return;
  }
}
