import type { Executed } from '../../remote/engine-server.ts';
import { codeOf, status } from '../gateway/grpc-status.ts';
import { mirrorOf } from '../mirror/mirror.ts';
import type { CommandOf, ExecuteNeeds } from './execute.ts';
import { remoteIdOf } from './remote-id.ts';

/** Ends an instance wherever it is; one that ended by itself meanwhile needs no more. */
export async function cancelInstance(
  { gateway, host }: ExecuteNeeds,
  { instance }: CommandOf<'cancel-instance'>,
): Promise<Executed> {
  // Should the events of its end be lost, this tells how it ended.
  await host().intake(async (unit) => {
    const mirror = mirrorOf(await unit.byId(instance.id));
    if (mirror) mirror.isCancelled = true;
  });
  try {
    await gateway.call('CancelProcessInstance', { processInstanceKey: remoteIdOf(instance) });
  } catch (error) {
    if (codeOf(error) !== status.notFound) throw error;
  }
  return { isSeen: (now) => now === undefined || now.state === 'ended' };
}
