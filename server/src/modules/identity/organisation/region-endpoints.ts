import { regionsSchema } from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../../http/endpoint.ts';
import type { Organisation } from './organisation.ts';

const PROVINCE = '0000';

/** Regions by which lists are filtered and units are placed: the provinces, and all below those that have a unit. */
export function regionEndpoints(organisation: Organisation): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/api/regions',
      tag: 'organisation',
      summary: 'Regions by GB/T 2260 code',
      access: 'session',
      reply: regionsSchema,
      async handle() {
        const units = await organisation.units();
        const served = new Set(units.map(({ regionCode }) => regionCode.slice(0, 2)));
        const regions = await organisation.regions();
        const shown = regions.filter(({ code }) => code.endsWith(PROVINCE) || served.has(code.slice(0, 2)));
        return { regions: shown.map(({ code, name, parent }) => ({ code, name, parent })) };
      },
    }),
  ];
}
