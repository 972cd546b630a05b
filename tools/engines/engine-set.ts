import { globSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readServer, serverRuns, stopServer } from './server-process.ts';

export interface ServerStatus {
  /** Path of its folder below the set's. */
  readonly name: string;
  readonly running: boolean;
  readonly pid: number;
  readonly ports: Readonly<Record<string, number>>;
}

/** Every server that was started in this folder or below. */
export function serversIn(folder: string): ServerStatus[] {
  return serverFolders(folder).flatMap((server) => {
    const known = readServer(join(folder, server));
    if (known === undefined) return [];
    return [{ name: server, running: serverRuns(join(folder, server)), pid: known.pid, ports: known.ports }];
  });
}

/** Ends every server in this folder and below, engines before what they write to; data stay unless told otherwise. */
export async function stopAll(folder: string, { deleteData = false } = {}): Promise<void> {
  const servers = serverFolders(folder);
  const stores = servers.filter((server) => ['redis', 'mariadb'].includes(basename(server)));
  await Promise.all(
    servers.filter((server) => !stores.includes(server)).map((server) => stopServer(join(folder, server))),
  );
  await Promise.all(stores.map((server) => stopServer(join(folder, server))));
  if (deleteData) rmSync(folder, { recursive: true, force: true });
}

function serverFolders(folder: string): string[] {
  return globSync('**/server.json', { cwd: folder })
    .map((file) => dirname(file))
    .sort();
}
