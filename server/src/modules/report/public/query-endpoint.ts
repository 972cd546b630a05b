import { publicProgressSchema, publicQuerySchema } from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../../http/endpoint.ts';
import { wrongCaptcha } from './public-errors.ts';
import type { PublicNeeds } from './public-needs.ts';
import { caseByCode, progressOf } from './public-progress.ts';

/** A reporter asks by the code how far the report is (RPT-008). */
export function queryEndpoint(needs: PublicNeeds): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/public/reports/query',
    tag: 'Public reports',
    summary: 'Progress of a report by its code',
    access: 'public',
    body: publicQuerySchema,
    reply: publicProgressSchema,
    handle: async ({ body }) => {
      if (!(await needs.captchas.check(body.captcha))) throw wrongCaptcha({ field: 'captcha.answer' });
      return progressOf(needs, await caseByCode(needs, body.code));
    },
  });
}
