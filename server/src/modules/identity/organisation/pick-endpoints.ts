import { pickQuerySchema, picksSchema } from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../../http/endpoint.ts';
import { nameMatcher } from './name-search.ts';
import type { OrganisationSnapshot } from './organisation-snapshot.ts';
import type { Organisation } from './organisation.ts';

const LIMIT = 20;
const shared = {
  method: 'get',
  tag: 'organisation',
  access: 'session',
  query: pickQuerySchema,
  reply: picksSchema,
} as const;

interface Query {
  readonly q: string;
  readonly unitId?: string | undefined;
}

/** Search for people and units as forms ask for them: by name, pinyin or initials; `unitId` narrows to a subtree. */
export function pickEndpoints(organisation: Organisation): Endpoint[] {
  return [
    endpoint({
      ...shared,
      path: '/api/picks/users',
      summary: 'Up to 20 enabled users',
      handle: async ({ query }) => pickUsers(await organisation.snapshot(), query),
    }),
    endpoint({
      ...shared,
      path: '/api/picks/units',
      summary: 'Up to 20 enabled units',
      handle: async ({ query }) => pickUnits(await organisation.snapshot(), query),
    }),
  ];
}

async function pickUsers(snapshot: OrganisationSnapshot, { q, unitId }: Query) {
  const [matches, inside] = [await nameMatcher(q), insideOf(snapshot, unitId)];
  const found = [...snapshot.users.values()].filter(
    (user) => user.enabled && inside(user.unitId) && matches(user.name),
  );
  const hint = (id: string) => snapshot.units.get(id)?.name ?? '';
  return { picks: found.slice(0, LIMIT).map((user) => ({ id: user.id, label: user.name, hint: hint(user.unitId) })) };
}

async function pickUnits(snapshot: OrganisationSnapshot, { q, unitId }: Query) {
  const [matches, inside] = [await nameMatcher(q), insideOf(snapshot, unitId)];
  const found = [...snapshot.units.values()].filter((unit) => unit.enabled && inside(unit.id) && matches(unit.name));
  const hint = (id: string | null) => snapshot.units.get(id ?? '')?.name ?? '';
  return { picks: found.slice(0, LIMIT).map((unit) => ({ id: unit.id, label: unit.name, hint: hint(unit.parentId) })) };
}

function insideOf(snapshot: OrganisationSnapshot, topId: string | undefined): (unitId: string) => boolean {
  const top = topId === undefined ? '/' : snapshot.units.get(topId)?.path;
  return (unitId) => top !== undefined && (snapshot.units.get(unitId)?.path.startsWith(top) ?? false);
}
