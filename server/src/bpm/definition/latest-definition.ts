import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { defineError } from '../../http/errors.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { ProcessDescription } from './process-description.ts';

export const notDeployed = defineError('process-not-deployed', 409, {
  zh: '流程“{process}”尚未发布，暂时无法发起。',
  en: 'The process "{process}" is not published, so it cannot be started yet.',
});

/** The version of a process that new instances start on. */
export async function latestDescription(
  { definitions }: KernelContext,
  source: Kysely<Schema>,
  processId: string,
): Promise<{ version: number; description: ProcessDescription }> {
  const latest = await source
    .selectFrom('bpm_definition')
    .select('version')
    .where('process_id', '=', processId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!latest) throw notDeployed({ values: { process: processId } });
  return { version: latest.version, description: await definitions.describe(source, processId, latest.version) };
}
