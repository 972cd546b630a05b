import { resourceOf } from '../definitions/definition-store.ts';
import type { SqlDatabase, SqlTransaction } from '../sql.ts';
import { endAlarms, raiseAlarm } from './alarm-store.ts';
import { deleteCommand, postponeCommand, type DeployFiles, type StoredCommand } from './command-store.ts';
import { insertRemoteId, remoteIdOf } from './definition-store.ts';
import { NotYet, ServerRefusal, type EngineServer, type Executed, type ServerCommand } from './engine-server.ts';
import { noteRemoteId, peekById } from './instance-store.ts';
import type { RemoteInstance } from './remote-instance.ts';

/** Milliseconds between tries while the server is away, and until a definition that is still being deployed is looked for. */
const FIRST_RETRY = 100;
const LONGEST_RETRY = 5_000;
const WAIT_FOR_ANOTHER = 100;
/** Failed tries that say nothing yet: a lost packet, a moment of back-pressure. */
const GLITCHES = 2;
/** Failed tries after which operators are told. */
const ALARMING = 5;

interface Needs {
  readonly database: SqlDatabase;
  readonly server: EngineServer;
  readonly now: () => number;
  /** Told after each try whether the server answered. */
  readonly onReached: (reached: boolean) => void;
  readonly onError: (error: unknown) => void;
}

/** Something else has to happen first, which is on its way. */
class Waiting extends Error {}

/** Carries one command out on the server and records the outcome; tells what came of it when that was good. */
export async function carryOut(needs: Needs, stored: StoredCommand): Promise<Executed | undefined> {
  try {
    if (stored.command.type === 'deploy') {
      await deployFiles(needs, stored, stored.command);
      needs.onReached(true);
      return {};
    }
    const command = await resolved(needs, stored);
    if (!command) {
      await needs.database.transaction((tx) => deleteCommand(tx, stored));
      return undefined;
    }
    const executed = await needs.server.execute(command);
    needs.onReached(true);
    await needs.database.transaction((tx) => recordSuccess(tx, stored, command, executed));
    return executed;
  } catch (error) {
    await recordFailure(needs, stored, error).catch(needs.onError);
    return undefined;
  }
}

async function recordSuccess(tx: SqlTransaction, stored: StoredCommand, command: ServerCommand, executed: Executed) {
  if (command.type === 'start-instance' && executed.remoteId !== undefined) {
    await noteRemoteId(tx, command.instance.id, executed.remoteId);
  }
  await deleteCommand(tx, stored);
  if (stored.attempts >= ALARMING) await endAlarms(tx, 'unreachable');
}

async function recordFailure(
  { database, server, now, onReached, onError }: Needs,
  stored: StoredCommand,
  error: unknown,
) {
  const { attempts, command } = stored;
  const isAway = !(error instanceof ServerRefusal || error instanceof NotYet || error instanceof Waiting);
  if (isAway && attempts >= GLITCHES) onReached(false);
  const message = error instanceof Error ? error.message : String(error);
  await database.transaction(async (tx) => {
    if (error instanceof ServerRefusal) {
      await deleteCommand(tx, stored);
      await raiseAlarm(tx, 'command-refused', `${server.name}: ${command.type}: ${message}`, now());
    } else if (error instanceof NotYet) {
      await postponeCommand(tx, stored, { nextAt: error.retryAt, attempts, error: '' });
    } else if (error instanceof Waiting) {
      await postponeCommand(tx, stored, { nextAt: now() + WAIT_FOR_ANOTHER, attempts, error: message });
    } else {
      const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** attempts);
      await postponeCommand(tx, stored, { nextAt: now() + wait, attempts: attempts + 1, error: message });
      if (attempts + 1 >= ALARMING) await raiseAlarm(tx, 'unreachable', `${server.name}: ${message}`, now());
    }
  });
  if (!(error instanceof NotYet || error instanceof Waiting)) onError(error);
}

async function deployFiles({ database, server }: Needs, stored: StoredCommand, command: DeployFiles): Promise<void> {
  const files = await database.transaction((tx) => Promise.all(command.hashes.map((hash) => resourceOf(tx, hash))));
  const deployed = await server.deploy(files);
  await database.transaction(async (tx) => {
    for (const { kind, definitionId, remoteId } of deployed) {
      const version = command.definitions.find(
        (candidate) => candidate.kind === kind && candidate.definitionId === definitionId,
      );
      if (version) await insertRemoteId(tx, server.name, version, remoteId);
    }
    await deleteCommand(tx, stored);
  });
}

/** The command with its instance and the server's ids; undefined when its instance has been forgotten. */
async function resolved({ database, server }: Needs, stored: StoredCommand): Promise<ServerCommand | undefined> {
  const { id, attempts: attempt, command } = stored;
  const base = { id, attempt };
  if (command.type === 'deploy') throw new Error('Expected a command for an instance, but got a deployment.');
  if (command.type === 'publish-message' || command.type === 'broadcast-signal') return { ...base, ...command };
  return database.transaction(async (tx): Promise<ServerCommand | undefined> => {
    const instance = await peekById(tx, command.instanceId);
    if (!instance || (instance.state === 'ended' && command.type !== 'finish-job')) return undefined;
    if (command.type === 'start-instance') {
      return { ...base, ...command, instance, definition: await definitionOf(tx, server, instance, instance.version) };
    }
    if (instance.remoteId === null) throw new Waiting(`Expected instance "${instance.id}" to be started by now.`);
    if (command.type === 'migrate-instance') {
      const definition = await definitionOf(tx, server, instance, command.targetVersion);
      return { ...base, ...command, instance, definition };
    }
    return { ...base, ...command, instance };
  });
}

async function definitionOf(tx: SqlTransaction, server: EngineServer, { processId }: RemoteInstance, version: number) {
  const remoteId = await remoteIdOf(tx, server.name, { kind: 'process', definitionId: processId, version });
  if (remoteId === undefined) {
    throw new Waiting(`Expected version ${version} of "${processId}" on ${server.name} by now, but it is not there.`);
  }
  return remoteId;
}
