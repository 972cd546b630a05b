import type { Executed, ServerCommand } from '../../remote/engine-server.ts';
import type { HistoricInstance } from '../client/rest-types.ts';
import { mirrorOf } from '../intake/mirror.ts';
import { parseHidden } from '../translate/hidden-names.ts';
import { prepareEvents } from './awaited-after-migration.ts';
import { remoteIdOf, settleFamily, type ExecuteContext } from './context.ts';

type MigrateInstance = Extract<ServerCommand, { readonly type: 'migrate-instance' }>;

interface Instruction {
  readonly sourceActivityIds: readonly string[];
  readonly targetActivityIds: readonly string[];
  readonly updateEventTrigger: boolean;
}

interface Plan {
  readonly instructions: readonly Instruction[];
}

/** Moves a running instance to another version; the hidden steps around an element move with it. */
export async function migrateInstance(context: ExecuteContext, command: MigrateInstance): Promise<Executed> {
  const { client, host } = context;
  const { instance, definition, mapping, targetVersion } = command;
  const remoteId = remoteIdOf(instance);
  const { processDefinitionId: source } = await client.get<HistoricInstance>(`/history/process-instance/${remoteId}`);
  if (source !== definition) {
    const ends = { sourceProcessDefinitionId: source, targetProcessDefinitionId: definition };
    const generated = await client.post<Plan>('/migration/generate', { ...ends, updateEventTriggers: false });
    const instructions = mapped(generated.instructions, mapping);
    const before = await context.models.get(instance.processId, instance.version);
    await prepareEvents(context, remoteId, before, await context.models.get(instance.processId, targetVersion));
    await client.post('/migration/execute', {
      migrationPlan: { ...ends, instructions },
      processInstanceIds: [remoteId],
      skipCustomListeners: true,
      skipIoMappings: true,
    });
  }
  await host.intake(async (unit) => {
    const row = await unit.byId(instance.id);
    if (!row || row.version === targetVersion) return;
    const mirror = structuredClone(mirrorOf(row.mirror));
    for (const element of mirror.elements) element.element = mapping[element.element] ?? element.element;
    mirror.version += 1;
    row.version = targetVersion;
    row.mirror = mirror;
  });
  await settleFamily(context, instance);
  return {};
}

/** What the server suggests for equal ids, with other targets for what the mapping names. */
function mapped(generated: readonly Instruction[], mapping: Readonly<Record<string, string>>): Instruction[] {
  const targets = new Set(Object.values(mapping));
  const isMapped = (id: string) => id in mapping || targets.has(id);
  const kept = generated.filter(({ sourceActivityIds: [id = ''] }) => !isMapped(parseHidden(id)?.elementId ?? id));
  const added = Object.entries(mapping).map(([source, target]) => {
    return { sourceActivityIds: [source], targetActivityIds: [target], updateEventTrigger: false };
  });
  return [...kept, ...added];
}
