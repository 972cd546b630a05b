import type { Executed, ServerCommand } from '../../remote/engine-server.ts';
import type { HistoricInstance } from '../client/rest-types.ts';
import { toRest } from '../client/rest-values.ts';
import type { ExecuteContext } from './context.ts';

type Command<Type extends ServerCommand['type']> = Extract<ServerCommand, { readonly type: Type }>;

/** Starts an instance with our id as its business key, by which a repeated command finds it. */
export async function startInstance(context: ExecuteContext, command: Command<'start-instance'>): Promise<Executed> {
  const { client, synchroniser } = context;
  const { instance, definition, variables, attempt } = command;
  const started = attempt > 0 ? await startedBefore(context, instance.id) : undefined;
  const body = { businessKey: instance.id, variables: toRest(variables) };
  const remoteId =
    started ??
    (await client.post<{ id: string }>(`/process-definition/${encodeURIComponent(definition)}/start`, body)).id;
  await synchroniser.settle(remoteId, { instanceId: instance.id, initial: variables });
  return { remoteId };
}

/** The instance that an earlier try of the same command has started. */
export async function startedBefore({ client }: ExecuteContext, businessKey: string): Promise<string | undefined> {
  const found = await client.get<HistoricInstance[]>('/history/process-instance', {
    processInstanceBusinessKey: businessKey,
    rootProcessInstances: true,
  });
  return found[0]?.id;
}

export interface StartAt {
  readonly definition: string;
  readonly element: string;
  /** Our id of the new instance. */
  readonly id: string;
  readonly attempt: number;
}

/** Starts an instance at a start event with a trigger. */
export async function startAt(
  context: ExecuteContext,
  { definition, element, id, attempt }: StartAt,
  variables: Record<string, unknown>,
): Promise<void> {
  const started = attempt > 0 ? await startedBefore(context, id) : undefined;
  const body = {
    businessKey: id,
    variables,
    startInstructions: [{ type: 'startBeforeActivity', activityId: element }],
  };
  const remoteId =
    started ??
    (await context.client.post<{ id: string }>(`/process-definition/${encodeURIComponent(definition)}/start`, body)).id;
  await context.synchroniser.settle(remoteId, { instanceId: id, initial: {} });
}
