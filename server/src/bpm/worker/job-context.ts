import type { Job, WorkerCase, WorkerContext } from '@safeflow/contracts';
import type { JobContext } from '@safeflow/engine';
import type { Tx } from '../../db/database.ts';
import { readRecord } from '../case/case-record.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { CaseTable } from '../tables/case-tables.ts';
import { candidatesOf, personHolder } from '../work-item/inbox-rows.ts';
import { applyEffects } from './apply-effects.ts';
import { CollectedEffects } from './collected-effects.ts';

/** What a worker sees of its case and the organisation, and what it causes when its job is completed. */
export function jobContext(context: KernelContext): (job: Job) => Promise<JobContext> {
  return async (job) => {
    const effects = new CollectedEffects();
    return {
      context: workerContext(context, job, effects),
      // The engine runs on the application's own database, so its transactions are ours.
      commit: (tx) => applyEffects(context, tx as Tx, job, effects),
    };
  };
}

function workerContext(context: KernelContext, { caseId }: Job, effects: CollectedEffects): WorkerContext {
  const { clock, directory, calendar, database } = context;
  return {
    effects,
    now: () => clock.now(),
    readCase: async () => caseView(await caseRow(context, caseId)),
    readRecord: async () => readRecord(context, database, await caseRow(context, caseId)),
    async readUnit(id) {
      const unit = await directory.unit(id);
      if (!unit) throw new Error(`Expected unit "${id}" to exist, but it does not.`);
      return { id: unit.id, name: unit.name, kind: unit.kind, parentId: unit.parentId };
    },
    addWorkingDays: async (from, days) => calendar.addWorkingDays(from, days),
    async usersOf(unitId, role) {
      const users = await directory.usersInGroup(`${unitId}:${role}`);
      return users.map(({ id }) => id);
    },
    holders: () => holdersOfCase(context, caseId),
  };
}

function caseRow({ database }: KernelContext, caseId: string): Promise<CaseTable> {
  return database.read.selectFrom('bpm_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
}

function caseView(row: CaseTable): WorkerCase {
  const { id, type, number, title, status, unit_id: unitId, region_code: regionCode, due_at: dueAt } = row;
  return { id, type, number, title, status, open: row.open === 1, unitId, regionCode, dueAt };
}

async function holdersOfCase({ database, directory }: KernelContext, caseId: string) {
  const items = await database.read
    .selectFrom('bpm_work_item')
    .select(['assignee_id', 'candidates', 'unit_id'])
    .where('case_id', '=', caseId)
    .where('state', 'in', ['open', 'claimed'])
    .execute();
  const userIds = new Set<string>();
  for (const item of items) {
    const holders = item.assignee_id === null ? candidatesOf(item) : [personHolder(item.assignee_id)];
    for (const holder of holders) {
      if (holder.startsWith('user:')) userIds.add(holder.slice('user:'.length));
      else for (const { id } of await directory.usersInGroup(holder)) userIds.add(id);
    }
  }
  return { userIds: [...userIds], unitIds: [...new Set(items.map((item) => item.unit_id))] };
}
