import type { Tx } from '../../db/database.ts';
import { insertNew } from '../../db/insert-new.ts';
import { actAs, type Actor } from '../acting-user.ts';
import type { CaseRecord } from '../case-module.ts';
import { latestDescription } from '../definition/latest-definition.ts';
import type { ProcessDescription } from '../definition/process-description.ts';
import { claimFiles } from '../file/claim-files.ts';
import type { KernelContext } from '../kernel-context.ts';
import { newId } from '../new-id.ts';
import type { CaseTable } from '../tables/case-tables.ts';
import { addEntry } from '../timeline/add-entry.ts';
import { addScopes, personScope, scopesOfUnit } from './case-scope.ts';
import { caseSeq } from './case-seq.ts';
import { nextNumber } from './numbering.ts';

export interface OpenCase {
  /** Id of the case type, i.e. of its main process. */
  readonly type: string;
  readonly title: string;
  /** The unit that owns the case. */
  readonly unitId: string;
  readonly regionCode: string;
  readonly priority: 'normal' | 'urgent';
  readonly confidentiality: 'normal' | 'protected';
  readonly record: CaseRecord;
  /** Process variables beside `caseId`, `unitId` and `regionCode`. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Null when the public opens it. */
  readonly actor: Actor | null;
  /** Uploads of the actor, or of the public page named by `fileOwner`. */
  readonly fileIds: readonly string[];
  readonly fileOwner?: string;
  /** The same key of the same actor opens one case only. */
  readonly requestId: string;
  /** By the numbering of the case type when left out. */
  readonly number?: string;
  /** Labelled answers of the start form for the timeline. */
  readonly answers?: readonly { label: string; value: string }[];
}

export interface OpenedCase {
  readonly caseId: string;
  readonly number: string;
  /** False when the request had opened it before. */
  readonly created: boolean;
}

/** Opens a case and starts its process and deadline watch, all in the caller's transaction. */
export async function openCase(context: KernelContext, tx: Tx, input: OpenCase): Promise<OpenedCase> {
  const requestId = `${input.actor?.userId ?? 'public'}:${input.requestId}`;
  if ((await insertNew(tx, 'bpm_request', [{ id: requestId }])) === 0) return openedBefore(tx, requestId);
  const process = await latestDescription(context, tx.k, input.type);
  const row = await insertCase(context, tx, input, requestId);
  await addEntry(tx, submission(input, row, process.description));
  await claimFiles(tx, {
    ids: input.fileIds,
    owner: input.fileOwner ?? input.actor?.userId ?? '',
    caseId: row.id,
    itemId: null,
    step: '',
  });
  actAs(tx, input.actor);
  await startProcesses(context, tx, row, process, input.variables);
  return { caseId: row.id, number: row.number, created: true };
}

async function openedBefore(tx: Tx, requestId: string): Promise<OpenedCase> {
  const opened = tx.k.selectFrom('bpm_case').select(['id', 'number']).where('request_id', '=', requestId);
  const { id, number } = await opened.executeTakeFirstOrThrow();
  return { caseId: id, number, created: false };
}

async function insertCase(context: KernelContext, tx: Tx, input: OpenCase, requestId: string): Promise<CaseTable> {
  const type = context.caseTypes.get(input.type);
  const module = context.modules.get(input.type);
  const now = context.clock.now();
  const row: CaseTable = {
    id: newId(),
    seq: await caseSeq(tx, now),
    type: input.type,
    number: input.number ?? (await nextNumber(tx, type, input.regionCode, now)),
    title: input.title.slice(0, 300),
    status: type.statuses[0]?.id ?? '',
    open: 1,
    unit_id: input.unitId,
    region_code: input.regionCode,
    industry: typeof input.record['industry'] === 'string' ? input.record['industry'] : '',
    priority: input.priority,
    confidentiality: input.confidentiality,
    created_at: now,
    due_at: null,
    near_at: null,
    closed_at: null,
    holders: '[]',
    record: module ? null : JSON.stringify(input.record),
    request_id: requestId,
    version: 0,
  };
  await tx.k.insertInto('bpm_case').values(row).execute();
  await module?.insertRecord(tx, row.id, input.record);
  const scopes = await scopesOfUnit(context.directory, row.unit_id);
  if (input.actor) scopes.push(personScope(input.actor.userId));
  await addScopes(tx, row, scopes);
  return row;
}

function submission(input: OpenCase, row: CaseTable, { elements }: ProcessDescription) {
  const start = [...elements.values()].find(({ type }) => type === 'startEvent');
  return {
    caseId: row.id,
    at: row.created_at,
    kind: 'step' as const,
    title: start?.name || '提交',
    titleEn: start?.nameEn || 'Submitted',
    actorName: input.actor?.name ?? null,
    unitName: input.actor?.unitName ?? null,
    answers: input.answers ?? [],
    fileIds: input.fileIds,
    elementId: start?.id ?? null,
  };
}

interface Started {
  readonly version: number;
  readonly description: ProcessDescription;
}

async function startProcesses(
  context: KernelContext,
  tx: Tx,
  row: CaseTable,
  main: Started,
  variables: Readonly<Record<string, unknown>>,
): Promise<void> {
  const start = (processId: string, given: Readonly<Record<string, unknown>>, version?: number) =>
    context.engine.send(tx, {
      type: 'start-instance',
      instanceId: newId(),
      processId,
      version,
      caseId: row.id,
      variables: given,
    });
  const basic = { caseId: row.id, unitId: row.unit_id, regionCode: row.region_code };
  await start(row.type, { ...variables, ...basic }, main.version);
  const watch = main.description.properties['watch'];
  if (watch) await start(watch, { caseId: row.id });
}
