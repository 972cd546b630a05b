import { isDeepStrictEqual } from 'node:util';
import type { Executed } from '../../remote/engine-server.ts';
import { elementOf, ROOT_KEY, zeebeKeyOf } from '../mirror/mirror.ts';
import type { CommandOf, ExecuteNeeds } from './execute.ts';
import { remoteIdOf } from './remote-id.ts';

/** Writes variables into one scope. */
export async function setVariables(
  { gateway }: ExecuteNeeds,
  { instance, scopeKey = ROOT_KEY, variables }: CommandOf<'set-variables'>,
): Promise<Executed> {
  await gateway.call('SetVariables', {
    elementInstanceKey: zeebeKeyOf(remoteIdOf(instance), scopeKey),
    variables: JSON.stringify(variables),
    local: true,
  });
  const written = JSON.parse(JSON.stringify(variables)) as Record<string, unknown>;
  return {
    isSeen: (now) => {
      const scope = elementOf(now, scopeKey);
      return (
        !scope || Object.entries(written).every(([name, value]) => isDeepStrictEqual(scope.variables?.[name], value))
      );
    },
  };
}
