import type { z } from 'zod';
import type { definitionSchema } from '@safeflow/contracts';
import type { KernelContext } from '../kernel-context.ts';

/** All versions, latest first, with how many instances run and have run on each. */
export async function listDefinitions({ database }: KernelContext): Promise<z.input<typeof definitionSchema>[]> {
  const [rows, counts] = await Promise.all([
    database.read
      .selectFrom('bpm_definition')
      .select(['process_id', 'version', 'hash', 'resource', 'name', 'deployed_at'])
      .orderBy('process_id')
      .orderBy('version', 'desc')
      .execute(),
    database.read
      .selectFrom('bpm_instance')
      .select((eb) => ['process_id', 'version', 'state', eb.fn.countAll().as('count')])
      .groupBy(['process_id', 'version', 'state'])
      .execute(),
  ]);
  return rows.map((row, index) => {
    const own = counts.filter((count) => count.process_id === row.process_id && count.version === row.version);
    const sum = (active: boolean) =>
      own.filter(({ state }) => (state === 'active') === active).reduce((total, { count }) => total + Number(count), 0);
    return {
      processId: row.process_id,
      name: row.name,
      version: row.version,
      hash: row.hash,
      resource: row.resource,
      deployedAt: new Date(row.deployed_at).toISOString(),
      active: sum(true),
      completed: sum(false),
      latest: rows[index - 1]?.process_id !== row.process_id,
    };
  });
}
