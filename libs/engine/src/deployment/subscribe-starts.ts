import type { SqlTransaction } from '../sql.ts';
import type { DeploymentContext } from './deployment-context.ts';
import type { ModelProblem } from '../model/model-problem.ts';
import type { ElementModel, ProcessModel } from '../model/process-model.ts';
import { timerDue } from '../model/timer-text.ts';
import { deleteStarts, insertStart, type StoredStart } from '../definitions/start-store.ts';

/** Finds start events whose name or time cannot be told, at whatever time: nobody could ever start them. */
export function checkStarts(file: string, { processId, root }: ProcessModel): ModelProblem[] {
  return root.starts.flatMap((element) => {
    const { event } = element;
    if (event?.kind !== 'message' && event?.kind !== 'signal' && event?.kind !== 'timer') return [];
    const start = startOf(element, processId, 0, 0);
    if (start && (start.kind === 'timer' || start.name !== '')) return [];
    const expression = event.kind === 'timer' ? event.expression : event.name;
    const wanted = event.kind === 'timer' ? `an ISO 8601 ${event.timer}` : `the name of a ${event.kind}`;
    const message = `Expected "${expression.source}" to give ${wanted} without any variable, but it does not.`;
    return [{ file, element: element.id, rule: 'start-event' as const, message }];
  });
}

/** Makes the start events of a new version wait in place of those of the one before. */
export async function subscribeStarts(
  tx: SqlTransaction,
  context: DeploymentContext,
  { processId, root }: ProcessModel,
  version: number,
): Promise<void> {
  await deleteStarts(tx, processId);
  for (const element of root.starts) {
    const start = startOf(element, processId, version, context.now);
    if (!start) continue;
    await insertStart(tx, start);
    const { dueAt } = start;
    if (dueAt !== null) tx.afterCommit(() => context.wakers?.timers(dueAt));
  }
}

function startOf(
  { id, event }: ElementModel,
  processId: string,
  version: number,
  now: number,
): StoredStart | undefined {
  const start = { processId, element: id, version, name: '', dueAt: null, times: null, cycle: null };
  // Nothing runs yet, so an expression has no variables to read.
  const text = (source: { evaluate(lookup: () => undefined, now: number): unknown }) => {
    const value = source.evaluate(() => undefined, now);
    return typeof value === 'string' ? value : '';
  };
  if (event?.kind === 'message' || event?.kind === 'signal') {
    return { ...start, kind: event.kind, name: text(event.name) };
  }
  if (event?.kind !== 'timer') return undefined;
  const due = timerDue(event.timer, text(event.expression), now);
  return due && { ...start, kind: 'timer', dueAt: due.dueAt, times: due.times, cycle: due.interval ?? null };
}
