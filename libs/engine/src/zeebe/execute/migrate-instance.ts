import type { Executed } from '../../remote/engine-server.ts';
import { migrateRequest } from '../gateway/migrate-request.ts';
import { mirrorOf, ROOT_KEY } from '../mirror/mirror.ts';
import type { CommandOf, ExecuteNeeds } from './execute.ts';
import { remoteIdOf } from './remote-id.ts';

/** Moves an instance to another version; Zeebe wants every active element in the mapping. */
export async function migrateInstance(
  { gateway }: ExecuteNeeds,
  { instance, definition, targetVersion, mapping }: CommandOf<'migrate-instance'>,
): Promise<Executed> {
  const isSeen: Executed['isSeen'] = (now) =>
    now === undefined || now.state === 'ended' || now.version === targetVersion;
  if (isSeen(instance)) return {};
  const elements = Object.entries(mirrorOf(instance)?.elements ?? {}).filter(([key]) => key !== ROOT_KEY);
  const active = new Set(elements.map(([, { element }]) => element));
  const instructions = [...active].map((element) => [element, mapping[element] ?? element] as const);
  await gateway.callRaw('MigrateProcessInstance', migrateRequest(remoteIdOf(instance), definition, instructions));
  return { isSeen };
}
