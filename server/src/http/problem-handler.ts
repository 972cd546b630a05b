import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Problem } from '@safeflow/contracts';
import { ApiError, defineError } from './errors.ts';
import { languageOf } from './language.ts';

const unexpected = defineError('unexpected', 500, {
  zh: '系统出现意外错误，请稍后重试；如仍不成功，请将编号 {reference} 告知管理员。',
  en: 'Something went wrong. Please try again later; if it goes on, tell your administrator this reference: {reference}.',
});
const badJson = defineError('invalid-json', 400, {
  zh: '请求内容不是有效的 JSON。',
  en: 'The request is not valid JSON.',
});
const tooLarge = defineError('too-large', 413, { zh: '提交的内容过大。', en: 'The request is too large.' });

/** Turns whatever was thrown into a problem answer; only what is unknown is logged with its detail. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const known = toApiError(error);
    const reference = randomUUID().slice(0, 8);
    if (!known) logger.error({ err: error, reference, method: request.method, path: request.path }, 'request failed');
    const answer = known ?? unexpected({ values: { reference } });
    if (response.headersSent) return next(error);
    const { errors, ...details } = answer.details as Record<string, unknown> & { errors?: Problem['errors'] };
    if (typeof details['retryAfter'] === 'number') response.set('Retry-After', String(details['retryAfter']));
    const problem: Problem = {
      code: answer.code,
      message: answer.text[languageOf(request)],
      ...(answer.field === undefined ? {} : { field: answer.field }),
      errors: errors ?? [],
      ...(known ? {} : { reference }),
      ...(Object.keys(details).length > 0 ? { details } : {}),
    };
    response.status(answer.status).json(problem);
  };
}

function toApiError(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  const type = (error as { type?: string } | null)?.type;
  if (type === 'entity.parse.failed' || type === 'encoding.unsupported' || type === 'charset.unsupported')
    return badJson();
  if (type === 'entity.too.large') return tooLarge();
  if (error instanceof URIError) return badJson();
  return undefined;
}
