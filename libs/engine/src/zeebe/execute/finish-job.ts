import type { Variables } from '../../command.ts';
import type { Executed, FinishJob } from '../../remote/engine-server.ts';
import { codeOf, status } from '../gateway/grpc-status.ts';
import { elementOf, zeebeKeyOf } from '../mirror/mirror.ts';
import type { CommandOf, ExecuteNeeds } from './execute.ts';
import { findCatcher } from './find-catcher.ts';
import { remoteIdOf } from './remote-id.ts';

/** Tells Zeebe how a worker's run ended. A job that is gone was withdrawn meanwhile, or finished by an earlier try. */
export async function finishJob(needs: ExecuteNeeds, command: CommandOf<'finish-job'>): Promise<Executed> {
  try {
    await tell(needs, command);
  } catch (error) {
    if (codeOf(error) !== status.notFound) throw error;
    return {};
  }
  const { jobKey, elementKey, outcome, retries } = command;
  return {
    isSeen: (now) => {
      const job = elementOf(now, elementKey)?.job;
      return job?.key !== jobKey || (outcome.type === 'failed' && job.retries <= retries);
    },
  };
}

async function tell(needs: ExecuteNeeds, command: FinishJob): Promise<unknown> {
  const { gateway, host } = needs;
  const { jobKey, outcome, retries } = command;
  switch (outcome.type) {
    case 'completed':
      return gateway.call('CompleteJob', { jobKey, variables: JSON.stringify(outcome.variables) });
    case 'error': {
      const { code: errorCode, message: errorMessage, variables } = outcome;
      if (Object.keys(variables).length > 0) await handToCatcher(needs, command, errorCode, variables);
      return gateway.call('ThrowError', { jobKey, errorCode, errorMessage, variables: JSON.stringify(variables) });
    }
    case 'failed': {
      const retryBackOff = Math.max(0, outcome.retryAt - host().clock.now());
      return gateway.call('FailJob', { jobKey, retries, errorMessage: outcome.message, retryBackOff });
    }
  }
}

/** Zeebe gives an error's variables to the event that catches it alone; without output mappings they are the process's. */
async function handToCatcher(
  { gateway, host, definitions }: ExecuteNeeds,
  { instance, elementKey }: FinishJob,
  code: string,
  variables: Variables,
): Promise<void> {
  const catcher = await host().database.transaction((tx) => findCatcher(tx, definitions, instance, elementKey, code));
  if (catcher?.event.type !== 'boundaryEvent' || catcher.event.outputs.length > 0) return;
  await gateway.call('SetVariables', {
    elementInstanceKey: zeebeKeyOf(remoteIdOf(catcher.instance), catcher.scopeKey),
    variables: JSON.stringify(variables),
    local: false,
  });
}
