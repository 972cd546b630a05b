import { randomUUID } from 'node:crypto';
import { newId } from '../bpm/new-id.ts';
import type { Services } from '../compose.ts';
import type { Tx } from '../db/database.ts';
import type { DirectoryUnit } from '../bpm/index.ts';
import { scopeNumber, unitScope } from '../bpm/case/case-scope.ts';
import { firstSeqAt } from '../bpm/case/case-seq.ts';

type Row = Record<string, string | number | null>;

const DAY = 86_400_000;
const BATCH = 2_000;
const STATUSES = [
  'pending-acceptance',
  'accepted',
  'verifying',
  'closure-review',
  'closed',
  'closed',
  'closed',
  'not-accepted',
];
const INDUSTRIES = ['coal-mine', 'hazardous-chemicals', 'fireworks', 'construction', 'gas', 'other'];
const MATTERS = ['major-risk', 'hazard', 'violation'];
const CLOSED = new Set(['closed', 'not-accepted']);

/** Everything stored of one real case, from which others are copied. */
interface Pattern {
  readonly row: Row;
  readonly report: Row;
  readonly instance: Row;
  readonly item: Row;
  readonly entries: readonly Row[];
}

/** Opens real cases that wait for their first decision, several at once as the public would. */
export async function openRealCases(
  { database, kernel }: Services,
  units: readonly DirectoryUnit[],
  count: number,
): Promise<void> {
  for (let from = 0; from < count; from += 50) {
    const some = Array.from({ length: Math.min(50, count - from) }, (_, index) => from + index);
    await Promise.all(some.map((index) => database.transaction((tx) => kernel.openCase(tx, realCase(units, index)))));
  }
}

function realCase(units: readonly DirectoryUnit[], index: number) {
  const unit = units[index % units.length];
  if (!unit) throw new Error('Expected units to open cases in, but there are none.');
  const title = `第${index}号举报：储罐区消防设施损坏`;
  const record = {
    ...{ form: 'anonymous', channel: 'web', regionCode: unit.regionCode, place: `工业路 ${index} 号`, industry: 'gas' },
    ...{
      matter: 'hazard',
      title,
      facts: '储罐区两具消防炮锈死，无法转动，已三个月无人处理。',
      enterprise: `第${index}化工有限公司`,
    },
  };
  return {
    ...{
      type: 'report',
      title,
      unitId: unit.id,
      regionCode: unit.regionCode,
      record,
      variables: {},
      actor: null,
      fileIds: [],
    },
    ...({ priority: 'normal', confidentiality: 'normal', requestId: randomUUID() } as const),
  };
}

/** Copies one real case many times, over all units, states and the last two years. */
export async function copyCases(services: Services, units: readonly DirectoryUnit[], count: number): Promise<void> {
  const { database, clock } = services;
  const pattern = await readPattern(services);
  for (let from = 0; from < count; from += BATCH) {
    await database.transaction(async (tx) => {
      for (let index = from; index < Math.min(count, from + BATCH); index++) {
        const unit = units[index % units.length];
        if (unit) await copyCase(tx, pattern, unit, index, clock.now());
      }
    });
  }
}

async function readPattern({ database }: Services): Promise<Pattern> {
  return database.transaction(async (tx) => {
    const one = async (sql: string, id: string) => {
      const [row] = await tx.all<Row>(sql, [id]);
      if (!row) throw new Error(`Expected a row of "${sql}", but there is none.`);
      return row;
    };
    const [row] = await tx.all<Row>('select * from bpm_case limit 1');
    if (!row) throw new Error('Expected a case to copy, but there is none.');
    const id = String(row['id']);
    return {
      row,
      report: await one('select * from report where case_id = ?', id),
      instance: await one("select * from bpm_instance where case_id = ? and role = 'main'", id),
      item: await one('select * from bpm_work_item where case_id = ?', id),
      entries: await tx.all<Row>('select * from bpm_timeline where case_id = ?', [id]),
    };
  });
}

async function copyCase(tx: Tx, pattern: Pattern, unit: DirectoryUnit, index: number, now: number): Promise<void> {
  const id = newId();
  const createdAt = now - DAY - ((index * 7919) % ((730 * DAY) / 60_000)) * 60_000;
  const seq = firstSeqAt(createdAt) + (index % 4096);
  const status = STATUSES[index % STATUSES.length] ?? 'closed';
  const industry = INDUSTRIES[index % INDUSTRIES.length] ?? 'other';
  const open = CLOSED.has(status) ? 0 : 1;
  const dueAt = createdAt + 90 * DAY;
  const listed = { status, open, industry, region_code: unit.regionCode };
  const title = `第${index}号举报：${unit.name}辖区内设施损坏`;
  await insert(tx, 'bpm_case', {
    ...{ ...pattern.row, id, seq, number: `NM${index}`, request_id: null, title, unit_id: unit.id, ...listed },
    ...{ created_at: createdAt, due_at: dueAt, near_at: dueAt - 15 * DAY, closed_at: open ? null : dueAt },
  });
  const copied = { title, region_code: unit.regionCode, industry, matter: MATTERS[index % 3] ?? '' };
  await insert(tx, 'report', { ...pattern.report, case_id: id, ...copied });
  const keys = { type: 'report', due_key: dueAt, near_key: dueAt - 15 * DAY };
  for (const scope of unit.path.split('/').filter(Boolean)) {
    await insert(tx, 'bpm_case_scope', { scope: scopeNumber(unitScope(scope)), seq, ...listed, ...keys });
  }
  await copyHistory(tx, pattern, { id, unit, createdAt, open, index });
}

interface Copied {
  readonly id: string;
  readonly unit: DirectoryUnit;
  readonly createdAt: number;
  readonly open: number;
  readonly index: number;
}

/** Six timeline entries, the instance, and for every tenth open case an item in the inbox of its unit. */
async function copyHistory(tx: Tx, pattern: Pattern, { id, unit, createdAt, open, index }: Copied): Promise<void> {
  const instanceId = newId();
  const ended = open ? { state: 'active', ended_at: null } : { state: 'completed', ended_at: createdAt };
  await insert(tx, 'bpm_instance', {
    ...pattern.instance,
    id: instanceId,
    case_id: id,
    root_id: instanceId,
    started_at: createdAt,
    ...ended,
  });
  for (let entry = 0; entry < 6; entry++) {
    const copy = pattern.entries[entry % pattern.entries.length] ?? {};
    await insert(tx, 'bpm_timeline', {
      ...copy,
      id: newId(),
      case_id: id,
      at: createdAt + entry,
      instance_id: instanceId,
    });
  }
  if (!open || index % 10 !== 0) return;
  const itemId = newId();
  const groups = [`${unit.id}:information-officer`, `${unit.id}:unit-admin`];
  const dueAt = createdAt + 3 * DAY;
  const held = {
    unit_id: unit.id,
    unit_name: unit.name,
    candidates: JSON.stringify(groups),
    created_at: createdAt,
    due_at: dueAt,
  };
  await insert(tx, 'bpm_work_item', { ...pattern.item, id: itemId, case_id: id, instance_id: instanceId, ...held });
  const row = {
    item_id: itemId,
    state: 'open',
    due_key: dueAt,
    near_key: dueAt - DAY,
    sort_at: createdAt,
    case_type: 'report',
  };
  for (const holder of groups)
    await insert(tx, 'bpm_inbox', { holder, element_id: String(pattern.item['element_id']), ...row });
}

async function insert(tx: Tx, table: string, row: Row): Promise<void> {
  const names = Object.keys(row);
  await tx.run(
    `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    Object.values(row),
  );
}
