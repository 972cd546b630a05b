import { pickQuerySchema, picksSchema } from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../../http/endpoint.ts';
import { nameMatcher } from './name-search.ts';
import type { Organisation } from './organisation.ts';

const LIMIT = 20;
const shared = {
  method: 'get',
  tag: 'organisation',
  access: 'session',
  query: pickQuerySchema,
  reply: picksSchema,
} as const;

/** Search for people and units as forms ask for them: by name, pinyin or initials; `unitId` narrows to a subtree. */
export function pickEndpoints(organisation: Organisation): Endpoint[] {
  return [
    endpoint({
      ...shared,
      path: '/api/picks/users',
      summary: 'Up to 20 enabled users',
      async handle({ query }) {
        const { users, units } = await organisation.snapshot();
        const matches = await nameMatcher(query.q);
        const top = query.unitId === undefined ? '/' : units.get(query.unitId)?.path;
        const found = [...users.values()].filter(
          (user) =>
            user.enabled && top !== undefined && units.get(user.unitId)?.path.startsWith(top) && matches(user.name),
        );
        return {
          picks: found
            .slice(0, LIMIT)
            .map(({ id, name, unitId }) => ({ id, label: name, hint: units.get(unitId)?.name ?? '' })),
        };
      },
    }),
    endpoint({
      ...shared,
      path: '/api/picks/units',
      summary: 'Up to 20 enabled units',
      async handle({ query }) {
        const { units } = await organisation.snapshot();
        const matches = await nameMatcher(query.q);
        const top = query.unitId === undefined ? '/' : units.get(query.unitId)?.path;
        const found = [...units.values()].filter(
          (unit) => unit.enabled && top !== undefined && unit.path.startsWith(top) && matches(unit.name),
        );
        const parentName = (id: string | null) => (id === null ? '' : (units.get(id)?.name ?? ''));
        return {
          picks: found
            .slice(0, LIMIT)
            .map(({ id, name, parentId }) => ({ id, label: name, hint: parentName(parentId) })),
        };
      },
    }),
  ];
}
