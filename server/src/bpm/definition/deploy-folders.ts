import { createHash } from 'node:crypto';
import type { Tx } from '../../db/database.ts';
import type { KernelContext } from '../kernel-context.ts';
import { caseTypeFileSchema } from './case-type.ts';
import type { CheckedFolder, DefinitionProblem } from './check-folder.ts';
import { checkFolders } from './check-folders.ts';
import { describeProcess } from './describe-process.ts';
import { readProcessFolders } from './model-files.ts';

/**
 * Checks and deploys all process folders below the root. A folder with a problem is refused and reported; what was deployed of it
 * before goes on. Unchanged content keeps its version.
 */
export async function deployFolders(
  context: KernelContext,
  root: string,
  jobTypes: ReadonlySet<string>,
): Promise<DefinitionProblem[]> {
  const folders = await readProcessFolders(root);
  const checked = await checkFolders(folders, jobTypes, await deployedProcesses(context));
  for (const folder of checked.filter(({ problems }) => problems.length === 0)) {
    await context.database.transaction((tx) => deployFolder(context, tx, folder));
  }
  await loadCaseTypes(context);
  return checked.flatMap(({ problems }) => problems);
}

async function deployedProcesses({ database }: KernelContext): Promise<Set<string>> {
  const rows = await database.read.selectFrom('bpm_definition').select('process_id').distinct().execute();
  return new Set(rows.map(({ process_id: id }) => id));
}

async function deployFolder(context: KernelContext, tx: Tx, { folder, forms }: CheckedFolder): Promise<void> {
  for (const [id, { content }] of forms) await storeForm(context, tx, id, content);
  if (folder.caseType) await storeCaseType(tx, folder.id, folder.caseType.content);
  const deployed = await context.engine.deploy(tx, [...folder.models, ...folder.decisions]);
  for (const { kind, definitionId, version, resource, hash } of deployed) {
    if (kind === 'decision') continue;
    const xml = folder.models.find(({ name }) => name === resource)?.content ?? '';
    await storeDefinition(context, tx, { processId: definitionId, version, resource, hash, xml, caseType: folder.id });
  }
}

interface NewDefinition {
  readonly processId: string;
  readonly version: number;
  readonly resource: string;
  readonly hash: string;
  readonly xml: string;
  readonly caseType: string;
}

async function storeDefinition({ clock }: KernelContext, tx: Tx, definition: NewDefinition): Promise<void> {
  const { processId, version, caseType, ...content } = definition;
  const known = tx.k
    .selectFrom('bpm_definition')
    .select('hash')
    .where('process_id', '=', processId)
    .where('version', '=', version);
  if (await known.executeTakeFirst()) return;
  const { name } = await describeProcess(content.resource, content.xml, processId);
  await tx.k
    .insertInto('bpm_definition')
    .values({ process_id: processId, version, case_type: caseType, name, deployed_at: clock.now(), ...content })
    .execute();
}

/** A form that returns to earlier content is the latest one again. */
async function storeForm({ clock }: KernelContext, tx: Tx, formId: string, content: string): Promise<void> {
  const hash = createHash('sha256').update(content).digest('hex');
  const latest = await tx.k
    .selectFrom('bpm_form')
    .select(['hash', 'deployed_at'])
    .where('form_id', '=', formId)
    .orderBy('deployed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (latest?.hash === hash) return;
  const deployedAt = Math.max(clock.now(), (latest?.deployed_at ?? 0) + 1);
  const again = await tx.k
    .updateTable('bpm_form')
    .set({ deployed_at: deployedAt })
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (again.numUpdatedRows > 0n) return;
  await tx.k.insertInto('bpm_form').values({ hash, form_id: formId, content, deployed_at: deployedAt }).execute();
}

async function storeCaseType(tx: Tx, id: string, content: string): Promise<void> {
  await tx.k.deleteFrom('bpm_case_type').where('id', '=', id).execute();
  await tx.k.insertInto('bpm_case_type').values({ id, content }).execute();
}

async function loadCaseTypes({ database, caseTypes }: KernelContext): Promise<void> {
  const rows = await database.read.selectFrom('bpm_case_type').selectAll().execute();
  for (const { id, content } of rows) caseTypes.set(id, caseTypeFileSchema.parse(JSON.parse(content)));
}
