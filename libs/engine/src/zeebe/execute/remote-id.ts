import type { RemoteInstance } from '../../remote/remote-instance.ts';

/** Zeebe's key of an instance. */
export function remoteIdOf({ id, remoteId }: RemoteInstance): string {
  if (remoteId === null) throw new Error(`Expected instance "${id}" to be started on Zeebe, but it is not yet.`);
  return remoteId;
}
