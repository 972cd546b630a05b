import { randomUUID } from 'node:crypto';
import type { CompleteUserTask, EngineCommand, StartInstance } from '../command.ts';
import { checkedStart } from '../definitions/checked-start.ts';
import type { Definitions } from '../definitions/definitions.ts';
import { EngineRejection } from '../port.ts';
import type { SqlTransaction } from '../sql.ts';
import { insertInstance, instanceById, peekById, updateInstance } from './instance-store.ts';
import type { RemoteInstance } from './remote-instance.ts';

/** Signals and messages without a time to live reach whoever waits when their turn comes, so all of them keep one order. */
const BROADCASTS = 'broadcast';

/**
 * Checks a command as far as our own rows tell, so that a mistake is answered at once, and tells the stream in which it has
 * its place: commands of one case keep their order.
 */
export async function accept(
  tx: SqlTransaction,
  definitions: Definitions,
  command: EngineCommand,
  now: number,
): Promise<string> {
  switch (command.type) {
    case 'start-instance':
      return acceptStart(tx, definitions, command, now);
    case 'publish-message':
      return command.timeToLive > 0 ? `message:${randomUUID()}` : BROADCASTS;
    case 'broadcast-signal':
      return BROADCASTS;
    case 'complete-user-task':
      return acceptCompletion(tx, command);
    case 'cancel-instance':
      return caseStream(refuseCalled(await runningInstance(tx, command.instanceId)));
    case 'migrate-instance': {
      const instance = await runningInstance(tx, command.instanceId);
      const target = await definitions.version(tx, instance.processId, command.targetVersion);
      if (!target) throw unknownVersion(instance.processId, command.targetVersion);
      return caseStream(instance);
    }
    default:
      return caseStream(await runningInstance(tx, command.instanceId));
  }
}

async function acceptStart(
  tx: SqlTransaction,
  definitions: Definitions,
  command: StartInstance,
  now: number,
): Promise<string> {
  const { processId, version } = await checkedStart(tx, definitions, command);
  const { instanceId: id, caseId } = command;
  if (await peekById(tx, id)) {
    throw new EngineRejection('duplicate', `Expected a new instance id, but "${id}" is known.`);
  }
  const instance: RemoteInstance = {
    ...{ id, processId, version, caseId, remoteId: null, rootId: id, parentId: null, parentKey: null },
    ...{ state: 'starting', position: -1, record: 0, mirror: null, openTasks: [], startedAt: now, endedAt: null },
  };
  await insertInstance(tx, instance);
  return caseStream(instance);
}

/** Of two who complete the same task, one is told so at once; a task that the server takes away meanwhile is told by its event. */
async function acceptCompletion(tx: SqlTransaction, { instanceId, taskKey }: CompleteUserTask): Promise<string> {
  const instance = await instanceById(tx, instanceId);
  if (!instance || instance.endedAt !== null) throw unknownInstance(instanceId);
  if (!instance.openTasks.includes(taskKey)) {
    throw new EngineRejection('wrong-state', `Expected an open user task "${taskKey}", but there is none.`);
  }
  instance.openTasks = instance.openTasks.filter((key) => key !== taskKey);
  await updateInstance(tx, instance);
  return caseStream(instance);
}

async function runningInstance(tx: SqlTransaction, id: string): Promise<RemoteInstance> {
  const instance = await peekById(tx, id);
  if (!instance || instance.endedAt !== null) throw unknownInstance(id);
  return instance;
}

/** A called instance ends only with its caller, as in Zeebe. */
function refuseCalled(instance: RemoteInstance): RemoteInstance {
  const { id, parentId } = instance;
  if (parentId === null) return instance;
  throw new EngineRejection(
    'wrong-state',
    `Expected an instance that was not called, but "${id}" was by "${parentId}".`,
  );
}

function caseStream({ caseId }: RemoteInstance): string {
  return `case:${caseId}`;
}

function unknownInstance(id: string): EngineRejection {
  return new EngineRejection('unknown-instance', `Expected a running instance "${id}", but there is none.`);
}

function unknownVersion(processId: string, version: number): EngineRejection {
  return new EngineRejection('unknown-definition', `Expected version ${version} of "${processId}", but there is none.`);
}
