import type { Executed, ServerCommand } from '../../remote/engine-server.ts';
import { NotFound } from '../client/rest-client.ts';
import { mirrorOf, type Mirror } from '../intake/mirror.ts';
import { remoteIdOf, settleFamily, type ExecuteContext } from './context.ts';

type CancelInstance = Extract<ServerCommand, { readonly type: 'cancel-instance' }>;

/** Ends an instance wherever it is, with those it called. */
export async function cancelInstance(context: ExecuteContext, { instance }: CancelInstance): Promise<Executed> {
  await context.host.intake(async (unit) => {
    const row = await unit.byId(instance.id);
    if (!row || row.endedAt !== null) return;
    const mirror = mirrorOf(row.mirror);
    row.mirror = { ...mirror, canceled: true, version: mirror.version + 1 } satisfies Mirror;
  });
  try {
    await context.client.delete(`/process-instance/${remoteIdOf(instance)}`, {
      skipCustomListeners: true,
      skipIoMappings: true,
    });
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  await settleFamily(context, instance);
  return {};
}
