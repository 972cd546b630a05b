import {
  definitionsSchema,
  engineStateSchema,
  idParamsSchema,
  incidentPageSchema,
  incidentQuerySchema,
} from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../http/endpoint.ts';
import type { DefinitionProblem } from '../definition/check-folder.ts';
import type { KernelContext } from '../kernel-context.ts';
import { clearAlarm, engineState } from './engine-state.ts';
import { listDefinitions } from './list-definitions.ts';
import { listIncidents } from './list-incidents.ts';
import { retryIncident } from './retry-incident.ts';

/** What operators see and repair (PLT-074). */
export function operationEndpoints(context: KernelContext, problems: () => readonly DefinitionProblem[]): Endpoint[] {
  return [
    endpoint({
      tag: 'Operations',
      access: { permission: 'process.operate' },
      method: 'get',
      path: '/api/incidents',
      summary: 'Steps that failed and wait for an operator',
      query: incidentQuerySchema,
      reply: incidentPageSchema,
      handle: ({ query }) => listIncidents(context, query),
    }),
    endpoint({
      tag: 'Operations',
      access: { permission: 'process.operate' },
      method: 'post',
      path: '/api/incidents/:id/retry',
      summary: 'Try a failed step again',
      params: idParamsSchema,
      handle: ({ principal, params }) => retryIncident(context, principal, params.id),
    }),
    endpoint({
      tag: 'Operations',
      access: { permission: 'process.operate' },
      method: 'get',
      path: '/api/engine',
      summary: 'Which engine runs the procedures, what waits for it, and its alarms',
      reply: engineStateSchema,
      handle: () => engineState(context),
    }),
    endpoint({
      tag: 'Operations',
      access: { permission: 'process.operate' },
      method: 'post',
      path: '/api/engine/alarms/:id/clear',
      summary: 'Take an alarm off the list that has been dealt with',
      params: idParamsSchema,
      handle: ({ principal, params }) => clearAlarm(context, principal, params.id),
    }),
    endpoint({
      tag: 'Operations',
      access: { permission: 'process.read' },
      method: 'get',
      path: '/api/definitions',
      summary: 'Deployed processes with what runs on them, and files that were refused',
      reply: definitionsSchema,
      handle: async () => ({ definitions: await listDefinitions(context), problems: [...problems()] }),
    }),
  ];
}
