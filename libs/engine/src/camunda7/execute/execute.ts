import type { Executed, ServerCommand } from '../../remote/engine-server.ts';
import { broadcastSignal } from './broadcast-signal.ts';
import { cancelInstance } from './cancel-instance.ts';
import { completeUserTask } from './complete-user-task.ts';
import type { ExecuteContext } from './context.ts';
import { finishJob } from './finish-job.ts';
import { migrateInstance } from './migrate-instance.ts';
import { modifyInstance } from './modify-instance.ts';
import { publishMessage } from './publish-message.ts';
import { resolveIncident } from './resolve-incident.ts';
import { setVariables } from './set-variables.ts';
import { startInstance } from './start-instance.ts';

/** Carries out one command and takes in what it did. */
export function execute(context: ExecuteContext, command: ServerCommand): Promise<Executed> {
  switch (command.type) {
    case 'start-instance':
      return startInstance(context, command);
    case 'complete-user-task':
      return completeUserTask(context, command);
    case 'publish-message':
      return publishMessage(context, command);
    case 'broadcast-signal':
      return broadcastSignal(context, command);
    case 'set-variables':
      return setVariables(context, command);
    case 'resolve-incident':
      return resolveIncident(context, command);
    case 'cancel-instance':
      return cancelInstance(context, command);
    case 'modify-instance':
      return modifyInstance(context, command);
    case 'migrate-instance':
      return migrateInstance(context, command);
    case 'finish-job':
      return finishJob(context, command);
  }
}
