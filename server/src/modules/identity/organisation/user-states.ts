import type { Kysely } from 'kysely';
import type { Schema } from '../../../db/schema.ts';

/** What changes with every sign-in and is therefore not kept in memory. */
export interface UserState {
  readonly lastSignInAt: number | null;
  readonly locked: boolean;
}

export async function readUserStates(
  read: Kysely<Schema>,
  users: readonly { id: string }[],
  now: number,
): Promise<Map<string, UserState>> {
  if (users.length === 0) return new Map();
  const rows = await read
    .selectFrom('org_user')
    .leftJoin('org_sign_in_failure', 'org_sign_in_failure.account', 'org_user.account')
    .select(['org_user.id', 'last_sign_in_at', 'locked_until'])
    .where(
      'org_user.id',
      'in',
      users.map(({ id }) => id),
    )
    .execute();
  return new Map(
    rows.map((row) => [row.id, { lastSignInAt: row.last_sign_in_at, locked: (row.locked_until ?? 0) > now }]),
  );
}
