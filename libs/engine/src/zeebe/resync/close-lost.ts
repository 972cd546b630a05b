import type { RemoteInstance } from '../../remote/remote-instance.ts';
import { peekByRemote, runningInstances } from '../../remote/instance-store.ts';
import { codeOf, status } from '../gateway/grpc-status.ts';
import { endElement, endLeftovers } from '../mirror/end-leftovers.ts';
import { IntakeContext } from '../mirror/intake-context.ts';
import { mirrorOf, newMirror, USER_TASK_JOB } from '../mirror/mirror.ts';
import { Definitions } from '../../definitions/definitions.ts';
import { pause } from '../stream/pause.ts';
import type { Repairs, ResyncNeeds } from './resynchronisation.ts';

/** Instances that are asked about at the same time. */
const BATCH = 50;
/** Milliseconds in which the event that tells of an end may still come. */
const CATCH_UP = 2_000;

/** What the server says of an instance. */
interface Answer {
  readonly remoteId: string;
  readonly exists: boolean;
  /** Keys of elements whose user task is no longer open. */
  readonly closed: readonly string[];
}

/** Closes tasks and ends instances that the server no longer has; begins those of which it never told. */
export async function closeLost(needs: ResyncNeeds, repairs: Repairs, signal: AbortSignal): Promise<void> {
  const suspects: Answer[] = [];
  for (let after = ''; !signal.aborted;) {
    const running = await needs.host.database.transaction((tx) => runningInstances(tx, after, BATCH));
    if (running.length === 0) break;
    after = running.at(-1)?.id ?? '';
    const answers = await Promise.all(running.map((instance) => ask(needs, instance)));
    suspects.push(...answers.filter((answer) => answer !== undefined));
  }
  if (suspects.length === 0) return;
  await pause(CATCH_UP, signal);
  for (let from = 0; from < suspects.length && !signal.aborted; from += BATCH) {
    await repair(needs, suspects.slice(from, from + BATCH), repairs);
  }
}

/** Asks by commands that change nothing; undefined when all is as it is known. */
async function ask({ gateway }: ResyncNeeds, instance: RemoteInstance): Promise<Answer | undefined> {
  const { remoteId } = instance;
  if (remoteId === null) return undefined;
  const closed: string[] = [];
  let isAlive = false;
  for (const [key, { job }] of Object.entries(mirrorOf(instance)?.elements ?? {})) {
    if (job?.type !== USER_TASK_JOB) continue;
    const isOpen = await isTaken(gateway.call('UpdateJobRetries', { jobKey: job.key, retries: job.retries }));
    if (isOpen) isAlive = true;
    else closed.push(key);
  }
  const empty = { elementInstanceKey: remoteId, variables: '{}', local: true };
  const exists = isAlive || (await isTaken(gateway.call('SetVariables', empty)));
  return exists && closed.length === 0 && instance.mirror ? undefined : { remoteId, exists, closed };
}

async function isTaken(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (codeOf(error) === status.notFound) return false;
    throw error;
  }
}

async function repair({ host }: ResyncNeeds, answers: readonly Answer[], repairs: Repairs): Promise<void> {
  const counted = await host.intake(async (unit) => {
    const counts = { tasksClosed: 0, instancesBegun: 0, instancesEnded: 0 };
    const context = new IntakeContext(unit, new Definitions());
    for (const answer of answers) {
      // Only what is still as it was: its own events may have come meanwhile.
      const peeked = await peekByRemote(unit.tx, answer.remoteId);
      const instance = peeked && peeked.state !== 'ended' ? await unit.byRemote(answer.remoteId) : undefined;
      if (instance) put(context, instance, answer, counts);
    }
    return counts;
  });
  repairs.tasksClosed += counted.tasksClosed;
  repairs.instancesBegun += counted.instancesBegun;
  repairs.instancesEnded += counted.instancesEnded;
}

function put(
  context: IntakeContext,
  instance: RemoteInstance,
  { exists, closed }: Answer,
  counts: Pick<Repairs, 'tasksClosed' | 'instancesBegun' | 'instancesEnded'>,
): void {
  const at = context.unit.now;
  if (!instance.mirror) {
    instance.mirror = newMirror(instance.processId, {});
    context.emit(instance, at, { type: 'instance-started', variables: {} });
    if (exists) counts.instancesBegun += 1;
  }
  const mirror = mirrorOf(instance);
  for (const key of closed) {
    const element = mirror?.elements[key];
    if (!mirror || element?.job?.type !== USER_TASK_JOB) continue;
    endElement(context, instance, at, key, element);
    counts.tasksClosed += 1;
  }
  if (exists) return;
  // Who is gone and was not cancelled has come to its end.
  const type = mirror?.isCancelled ? 'instance-terminated' : 'instance-completed';
  endLeftovers(context, instance, at);
  context.emit(instance, at, { type });
  instance.mirror = null;
  counts.instancesEnded += 1;
}
