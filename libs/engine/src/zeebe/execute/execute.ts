import type { Definitions } from '../../definitions/definitions.ts';
import type { Executed, ServerCommand, ServerHost } from '../../remote/engine-server.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { refusalOf } from '../gateway/grpc-status.ts';
import { cancelInstance } from './cancel-instance.ts';
import { completeUserTask } from './complete-user-task.ts';
import { finishJob } from './finish-job.ts';
import { migrateInstance } from './migrate-instance.ts';
import { modifyInstance } from './modify-instance.ts';
import { broadcastSignal, publishMessage } from './publish.ts';
import { resolveIncident } from './resolve-incident.ts';
import { setVariables } from './set-variables.ts';
import { startInstance } from './start-instance.ts';

/** What carrying a command out needs. */
export interface ExecuteNeeds {
  readonly gateway: Gateway;
  /** Told apart from that of other databases on the same server. */
  readonly identity: () => string;
  readonly host: () => ServerHost;
  readonly definitions: Definitions;
}

export type CommandOf<Type extends ServerCommand['type']> = Extract<ServerCommand, { readonly type: Type }>;

/** Carries one command out on Zeebe. */
export async function execute(needs: ExecuteNeeds, command: ServerCommand): Promise<Executed> {
  try {
    return await dispatch(needs, command);
  } catch (error) {
    throw refusalOf(error);
  }
}

function dispatch(needs: ExecuteNeeds, command: ServerCommand): Promise<Executed> {
  switch (command.type) {
    case 'start-instance':
      return startInstance(needs, command);
    case 'complete-user-task':
      return completeUserTask(needs, command);
    case 'publish-message':
      return publishMessage(needs, command);
    case 'broadcast-signal':
      return broadcastSignal(needs, command);
    case 'set-variables':
      return setVariables(needs, command);
    case 'resolve-incident':
      return resolveIncident(needs, command);
    case 'cancel-instance':
      return cancelInstance(needs, command);
    case 'modify-instance':
      return modifyInstance(needs, command);
    case 'migrate-instance':
      return migrateInstance(needs, command);
    case 'finish-job':
      return finishJob(needs, command);
  }
}
