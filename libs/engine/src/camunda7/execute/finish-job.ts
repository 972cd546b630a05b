import { ServerRefusal, type Executed, type FinishJob } from '../../remote/engine-server.ts';
import type { ElementModel } from '../../model/process-model.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import type { RestExternalTask } from '../client/rest-types.ts';
import {
  elementModel,
  findElement,
  resultFor,
  remoteIdOf,
  resultOutside,
  settleFamily,
  type ExecuteContext,
} from './context.ts';
import { mirrorOf } from '../intake/mirror.ts';
import { unhandledError } from '../translate/element-program.ts';
import { catcherOf } from '../translate/throwing.ts';
import { peekById } from '../../remote/instance-store.ts';
import { lockOf } from '../jobs/lease.ts';

/** Tells the server how a worker's run ended; the lease is the worker that locked the external task and until when. */
export async function finishJob(context: ExecuteContext, command: FinishJob & { attempt: number }): Promise<Executed> {
  const { instance, jobKey, lease, attempt } = command;
  const task = await context.client.find<RestExternalTask>(`/external-task/${jobKey}`);
  const { workerId, until } = lockOf(lease);
  const isOurs = task?.workerId === workerId && Date.parse(task.lockExpirationTime ?? '') === until;
  if (task && isOurs) await tell(context, command, workerId, task.executionId);
  await settleFamily(context, instance);
  // After an unknown outcome a task that is gone, or not locked any more, has been told before.
  if (!isOurs && attempt === 0) throw new ServerRefusal(`Expected a lease of job "${jobKey}", but it is over.`);
  return {};
}

async function tell(context: ExecuteContext, command: FinishJob, workerId: string, execution: string): Promise<void> {
  const { client } = context;
  const { instance, jobKey, outcome, retries, elementKey } = command;
  const path = `/external-task/${jobKey}`;
  if (outcome.type === 'failed') {
    const retryTimeout = Math.max(0, outcome.retryAt - context.host.clock.now());
    return fail(context, path, { workerId, errorMessage: outcome.message, retries, retryTimeout });
  }
  const elementId = findElement(instance, elementKey)?.element ?? '';
  const element = await elementModel(context, instance, elementId);
  if (outcome.type === 'completed') {
    return client.post(`${path}/complete`, { workerId, variables: resultFor(element, outcome.variables) });
  }
  const { code, message, variables } = outcome;
  const model = await context.models.get(instance.processId, instance.version);
  const catcher = catcherOf(model, element, 'error', code);
  const caller = catcher ? undefined : await catchingCaller(context, instance, code);
  if (!catcher && !caller) {
    return fail(context, path, { workerId, errorMessage: unhandledError(code, message), retries: 0, retryTimeout: 0 });
  }
  const at = { execution, instance };
  const caught = catcher ? await resultOutside(context, at, catcher, variables) : {};
  // The server does not hand variables on to a caller that catches.
  if (caller && Object.keys(variables).length > 0) {
    const modifications = resultFor(caller.catcher, variables);
    await client.post(`/process-instance/${remoteIdOf(caller.instance)}/variables`, { modifications });
  }
  return client.post(`${path}/bpmnError`, { workerId, errorCode: code, errorMessage: message, variables: caught });
}

async function fail(
  { client }: ExecuteContext,
  path: string,
  body: { workerId: string; errorMessage: string; retries: number; retryTimeout: number },
): Promise<void> {
  await client.post(`${path}/failure`, { ...body, errorMessage: body.errorMessage.slice(0, 2_000) });
}

interface CatchingCaller {
  readonly instance: RemoteInstance;
  readonly catcher: ElementModel;
}

/** The nearest caller that catches an error, and where. */
async function catchingCaller(
  context: ExecuteContext,
  { parentId, parentKey }: RemoteInstance,
  code: string,
): Promise<CatchingCaller | undefined> {
  if (parentId === null) return undefined;
  const instance = await context.host.database.transaction((tx) => peekById(tx, parentId));
  const call = mirrorOf(instance?.mirror).elements.find(({ key }) => key === parentKey);
  if (!instance || !call) return undefined;
  const model = await context.models.get(instance.processId, instance.version);
  const element = model.elements.get(call.element);
  const catcher = element && catcherOf(model, element, 'error', code);
  return catcher ? { instance, catcher } : catchingCaller(context, instance, code);
}
