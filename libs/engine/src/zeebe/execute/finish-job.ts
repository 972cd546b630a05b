import type { Executed, FinishJob } from '../../remote/engine-server.ts';
import { codeOf, status } from '../gateway/grpc-status.ts';
import { elementOf } from '../mirror/mirror.ts';
import type { CommandOf, ExecuteNeeds } from './execute.ts';

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

function tell({ gateway, now }: ExecuteNeeds, { jobKey, outcome, retries }: FinishJob): Promise<unknown> {
  switch (outcome.type) {
    case 'completed':
      return gateway.call('CompleteJob', { jobKey, variables: JSON.stringify(outcome.variables) });
    case 'error': {
      const { code: errorCode, message: errorMessage, variables } = outcome;
      return gateway.call('ThrowError', { jobKey, errorCode, errorMessage, variables: JSON.stringify(variables) });
    }
    case 'failed': {
      const retryBackOff = Math.max(0, outcome.retryAt - now());
      return gateway.call('FailJob', { jobKey, retries, errorMessage: outcome.message, retryBackOff });
    }
  }
}
