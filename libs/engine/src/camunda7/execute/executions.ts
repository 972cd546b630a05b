import type { ActivityTree } from '../client/rest-types.ts';
import type { ExecuteContext } from './context.ts';

/** The execution at an activity instance; it changes while the instance runs, so it is always asked for anew. */
export async function executionOf(
  { client }: Pick<ExecuteContext, 'client'>,
  remoteId: string,
  activityInstanceId: string,
): Promise<string | undefined> {
  const tree = await client.find<ActivityTree>(`/process-instance/${remoteId}/activity-instances`);
  return tree && find(tree, activityInstanceId)?.executionIds[0];
}

function find(tree: ActivityTree, id: string): ActivityTree | undefined {
  if (tree.id === id) return tree;
  for (const child of tree.childActivityInstances) {
    const found = find(child, id);
    if (found) return found;
  }
  return undefined;
}
