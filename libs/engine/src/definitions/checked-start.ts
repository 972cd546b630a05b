import type { StartInstance } from '../command.ts';
import { EngineRejection } from '../port.ts';
import type { SqlTransaction } from '../sql.ts';
import type { Definition, Definitions } from './definitions.ts';

const INSTANCE_ID = /^[\w-]{1,36}$/;

/** The version that a start command means; throws `EngineRejection` when it cannot be started by a command. */
export async function checkedStart(
  tx: SqlTransaction,
  definitions: Definitions,
  { instanceId, processId, version }: StartInstance,
): Promise<Definition> {
  if (!INSTANCE_ID.test(instanceId)) {
    throw new EngineRejection('invalid', `Expected a UUID as instance id, but got "${instanceId}".`);
  }
  const definition =
    version === undefined ? await definitions.latest(tx, processId) : await definitions.version(tx, processId, version);
  if (!definition) {
    const which = version === undefined ? '' : ` in version ${version}`;
    throw new EngineRejection('unknown-definition', `Expected a process "${processId}"${which}, but there is none.`);
  }
  if (!definition.model.root.starts.some(({ event }) => event?.kind === 'none')) {
    throw new EngineRejection(
      'invalid',
      `Expected a start event without a trigger in "${processId}", but it has none.`,
    );
  }
  return definition;
}
