import {
  caseDetailSchema,
  caseExportQuerySchema,
  casePageSchema,
  caseQuerySchema,
  caseTypesSchema,
  diagramsSchema,
  idParamsSchema,
  openCaseSchema,
  openedCaseSchema,
  revealedSchema,
  startFormSchema,
  timelineSchema,
} from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../http/endpoint.ts';
import type { KernelContext } from '../kernel-context.ts';
import { diagramViews } from '../timeline/diagram-view.ts';
import { timelineView } from '../timeline/timeline-view.ts';
import { requireCase } from './case-access.ts';
import { caseDetail } from './case-detail.ts';
import { exportCases } from './export-cases.ts';
import { listCases } from './list-cases.ts';
import { reveal } from './reveal.ts';
import { startCase, startForm } from './start-case.ts';

const shared = { tag: 'Cases', access: 'session' } as const;
const one = { ...shared, params: idParamsSchema } as const;

/** Lists, pages and opening of cases. */
export function caseEndpoints(context: KernelContext): Endpoint[] {
  return [...lists(context), ...pages(context), ...starting(context)];
}

function lists(context: KernelContext): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/cases',
      summary: 'The cases that the user may see',
      query: caseQuerySchema,
      reply: casePageSchema,
      handle: ({ principal, query }) => listCases(context, principal, query),
    }),
    endpoint({
      ...shared,
      access: { permission: 'case.export' },
      method: 'get',
      path: '/api/cases/export',
      summary: 'The list as an Excel sheet',
      query: caseExportQuerySchema,
      stream: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      handle: ({ principal, query, language, response }) =>
        exportCases(context, principal, { ...query, limit: 1 }, { language, columns: query.columns ?? [] }, response),
    }),
  ];
}

function pages(context: KernelContext): Endpoint[] {
  return [
    endpoint({
      ...one,
      method: 'get',
      path: '/api/cases/:id',
      summary: 'A case with its facts, attachments and open items',
      reply: caseDetailSchema,
      handle: ({ principal, params, language }) => caseDetail(context, principal, params.id, language),
    }),
    endpoint({
      ...one,
      method: 'post',
      path: '/api/cases/:id/reveal',
      summary: 'Show protected facts; who looked is recorded',
      reply: revealedSchema,
      handle: ({ principal, params }) => reveal(context, principal, params.id),
    }),
    endpoint({
      ...one,
      method: 'get',
      path: '/api/cases/:id/timeline',
      summary: 'What happened to a case, oldest first',
      reply: timelineSchema,
      handle: async ({ principal, params }) => {
        await requireCase(context, principal, params.id);
        return { entries: await timelineView(context, params.id) };
      },
    }),
    endpoint({
      ...one,
      method: 'get',
      path: '/api/cases/:id/diagrams',
      summary: 'The diagrams of a case with the way it has taken',
      reply: diagramsSchema,
      handle: async ({ principal, params }) => {
        await requireCase(context, principal, params.id);
        return { diagrams: await diagramViews(context, params.id) };
      },
    }),
  ];
}

function starting(context: KernelContext): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/case-types',
      summary: 'The kinds of case',
      reply: caseTypesSchema,
      handle: async () => ({ types: context.caseTypes.all() }),
    }),
    endpoint({
      ...one,
      access: { permission: 'case.create' },
      method: 'get',
      path: '/api/case-types/:id/start-form',
      summary: 'The form with which staff open a case',
      reply: startFormSchema,
      handle: ({ principal, params }) => startForm(context, principal, params.id),
    }),
    endpoint({
      ...shared,
      access: { permission: 'case.create' },
      method: 'post',
      path: '/api/cases',
      summary: 'Open a case',
      body: openCaseSchema,
      status: 201,
      reply: openedCaseSchema,
      handle: async ({ principal, body, language }) => {
        const { caseId, number } = await startCase(context, principal, body, language);
        return { id: caseId, number };
      },
    }),
  ];
}
