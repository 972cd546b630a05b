import { randomUUID } from 'node:crypto';
import { Definitions } from '../../definitions/definitions.ts';
import type { IntakeUnit } from '../../remote/intake-unit.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import { openTask } from '../mirror/apply-job.ts';
import { IntakeContext } from '../mirror/intake-context.ts';
import { ID_VARIABLE, mirrorOf, newMirror, ROOT_KEY, withoutId } from '../mirror/mirror.ts';
import type { OfferedTask } from './offered-tasks.ts';
import type { Repairs, ResyncNeeds } from './resynchronisation.ts';

/** Tasks that are looked at in one transaction. */
const BATCH = 100;

/** Opens the tasks that the server has and nobody here knows of. */
export async function foundOpen(
  { host }: ResyncNeeds,
  offered: readonly OfferedTask[],
  repairs: Repairs,
): Promise<void> {
  const definitions = new Definitions();
  const known = new Map<string, { readonly processId: string; readonly version: number }>();
  for (const key of new Set(offered.map(({ processDefinitionKey }) => processDefinitionKey))) {
    const definition = await host.definition(key);
    if (definition) known.set(key, definition);
  }
  const ours = offered.filter(({ processDefinitionKey }) => known.has(processDefinitionKey));
  for (let from = 0; from < ours.length; from += BATCH) {
    const counted = await host.intake(async (unit) => {
      const counts = { tasksOpened: 0, instancesBegun: 0 };
      const context = new IntakeContext(unit, definitions);
      for (const task of ours.slice(from, from + BATCH)) {
        const definition = known.get(task.processDefinitionKey);
        if (definition) await find(context, task, definition, counts);
      }
      context.end();
      return counts;
    });
    repairs.tasksOpened += counted.tasksOpened;
    repairs.instancesBegun += counted.instancesBegun;
  }
}

type Counts = Pick<Repairs, 'tasksOpened' | 'instancesBegun'>;

async function find(
  context: IntakeContext,
  task: OfferedTask,
  definition: { readonly processId: string; readonly version: number },
  counts: Counts,
): Promise<void> {
  const variables = JSON.parse(task.variables) as Record<string, unknown>;
  const at = context.unit.now;
  const instance = await instanceOf(context.unit, task, definition, variables[ID_VARIABLE]);
  if (instance.state === 'ended') return;
  if (!instance.mirror) {
    instance.mirror = newMirror(instance.processId, variables);
    const parent = instance.parentId === null ? {} : { parentInstanceId: instance.parentId };
    context.emit(instance, at, { type: 'instance-started', variables: withoutId(variables), ...parent });
    counts.instancesBegun += 1;
  }
  const mirror = mirrorOf(instance);
  const key = task.elementInstanceKey;
  if (!mirror || mirror.elements[key]?.job?.key === task.key) return;
  if (!mirror.elements[key]) {
    // In which scope it is nobody tells any more; what matters of a scope is what it hides.
    mirror.elements[key] = { element: task.elementId, type: 'USER_TASK', scope: ROOT_KEY, state: 'active', variables };
    context.emit(instance, at, { type: 'element-activated', elementId: task.elementId, key });
  }
  const { key: jobKey, retries, customHeaders } = task;
  const headers = JSON.parse(customHeaders) as Record<string, string>;
  await openTask({ context, instance, mirror, at }, key, { key: jobKey, retries, headers });
  counts.tasksOpened += 1;
}

/** The instance of a task; one that nobody knows was begun by a call, message, signal or timer, or by our own command. */
async function instanceOf(
  unit: IntakeUnit,
  { processInstanceKey: remoteId }: OfferedTask,
  definition: { readonly processId: string; readonly version: number },
  id: unknown,
): Promise<RemoteInstance> {
  const known = await unit.byRemote(remoteId);
  if (known) return known;
  const starter = typeof id === 'string' ? await unit.byId(id) : undefined;
  if (starter?.remoteId === null && starter.processId === definition.processId) {
    starter.remoteId = remoteId;
    return starter;
  }
  const own = randomUUID();
  const { id: parentId, rootId, caseId } = starter ?? { id: null, rootId: own, caseId: own };
  return unit.adopt({ id: own, remoteId, ...definition, caseId, rootId, parentId, parentKey: null, mirror: null });
}
