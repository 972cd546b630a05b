import type { Diagram } from '@safeflow/contracts';
import type { KernelContext } from '../kernel-context.ts';
import { readMarks, type ElementMarks } from '../projection/instance-marks.ts';
import type { InstanceTable } from '../tables/case-tables.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';

type Holder = Pick<WorkItemTable, 'instance_id' | 'element_id' | 'assignee_name' | 'unit_name'>;

/** The diagrams of a case's instances with what is done, current, waiting and failed; watches last. */
export async function diagramViews(context: KernelContext, caseId: string): Promise<Diagram[]> {
  const { read } = context.database;
  const [instances, items] = await Promise.all([
    read
      .selectFrom('bpm_instance')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('started_at')
      .orderBy('id')
      .execute(),
    read
      .selectFrom('bpm_work_item')
      .select(['instance_id', 'element_id', 'assignee_name', 'unit_name'])
      .where('case_id', '=', caseId)
      .where('state', 'in', ['open', 'claimed'])
      .execute(),
  ]);
  const order = { main: 0, assignment: 1, watch: 2 };
  instances.sort((a, b) => order[a.role] - order[b.role]);
  return Promise.all(
    instances.map((instance) =>
      diagramView(
        context,
        instance,
        items.filter((item) => item.instance_id === instance.id),
      ),
    ),
  );
}

async function diagramView(
  { database }: KernelContext,
  instance: InstanceTable,
  items: readonly Holder[],
): Promise<Diagram> {
  const definition = await database.read
    .selectFrom('bpm_definition')
    .select(['name', 'xml'])
    .where('process_id', '=', instance.process_id)
    .where('version', '=', instance.version)
    .executeTakeFirstOrThrow();
  const marks = readMarks(instance.marks);
  return {
    instanceId: instance.id,
    processId: instance.process_id,
    name: definition.name,
    version: instance.version,
    role: instance.role,
    state: instance.state,
    xml: definition.xml,
    marks: Object.entries(marks.elements).map(([elementId, mark]) => markView(elementId, mark, items)),
    flows: marks.flows,
  };
}

function markView(elementId: string, mark: ElementMarks, items: readonly Holder[]): Diagram['marks'][number] {
  const here = items.filter((item) => item.element_id === elementId);
  return {
    elementId,
    state: stateOf(mark, here.length > 0),
    count: mark.entered,
    holders: [...new Set(here.map((item) => item.assignee_name ?? item.unit_name))],
    since: mark.active > 0 ? new Date(mark.since).toISOString() : null,
  };
}

function stateOf(mark: ElementMarks, held: boolean): Diagram['marks'][number]['state'] {
  if (mark.failed > 0) return 'failed';
  if (mark.active > 0) return held ? 'current' : 'waiting';
  return mark.entered > 0 && mark.canceled === mark.entered ? 'canceled' : 'done';
}
