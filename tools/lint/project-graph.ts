import { createProjectGraphAsync } from '@nx/devkit';

/** Brings the graph of projects up to date, which the boundary rule reads from its cache. */
export async function ensureProjectGraph(rootDir: string): Promise<void> {
  process.env.NX_DAEMON ??= 'false';
  process.env.NX_WORKSPACE_ROOT_PATH ??= rootDir;
  await createProjectGraphAsync({ exitOnError: false });
}
