import type { Request } from 'express';
import type { Language } from './errors.ts';

/** The language of the user: the first of Accept-Language that we speak, Chinese when there is none. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('zh', 'zh-CN', 'en') === 'en' ? 'en' : 'zh';
}
