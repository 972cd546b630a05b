import { idParamsSchema, unitChangeSchema, unitInputSchema, unitSchema, unitsSchema } from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../../http/endpoint.ts';
import type { UnitService } from './unit-service.ts';

export function unitEndpoints(units: UnitService): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/api/units',
      tag: 'organisation',
      summary: 'All units, parents first, and which of them the user may change',
      access: 'session',
      reply: unitsSchema,
      handle: ({ principal }) => units.list(principal),
    }),
    endpoint({
      method: 'post',
      path: '/api/units',
      tag: 'organisation',
      summary: 'Adds a unit below one the administrator manages',
      access: { permission: 'unit.manage' },
      body: unitInputSchema,
      reply: unitSchema,
      status: 201,
      handle: ({ body, principal }) => units.create(body, principal),
    }),
    endpoint({
      method: 'put',
      path: '/api/units/:id',
      tag: 'organisation',
      summary: 'Changes a unit; parent and kind stay',
      access: { permission: 'unit.manage' },
      params: idParamsSchema,
      body: unitChangeSchema,
      reply: unitSchema,
      handle: ({ params, body, principal }) => units.change(params.id, body, principal),
    }),
  ];
}
