import { z } from 'zod';
import { idParamsSchema } from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../../http/endpoint.ts';
import { notFound } from '../../../http/errors.ts';

const KEPT = 1000;

/** Outside production, tells the answer of a captcha to programs that try the application; in production there is no such endpoint. */
export function captchaAnswers(production: boolean): {
  readonly endpoints: Endpoint[];
  readonly remember?: (id: string, answer: string) => void;
} {
  if (production) return { endpoints: [] };
  const answers = new Map<string, string>();
  const remember = (id: string, answer: string) => {
    for (const oldest of answers.keys()) {
      if (answers.size < KEPT) break;
      answers.delete(oldest);
    }
    answers.set(id, answer);
  };
  const reveal = endpoint({
    method: 'get',
    path: '/api/simulator/captchas/:id',
    tag: 'simulator',
    summary: 'The answer of a captcha, outside production only',
    access: 'public',
    params: idParamsSchema,
    reply: z.object({ answer: z.string() }),
    async handle({ params }) {
      const answer = answers.get(params.id);
      if (answer === undefined) throw notFound();
      return { answer };
    },
  });
  return { endpoints: [reveal], remember };
}
