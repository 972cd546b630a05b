/** A text in the two languages of the interface; `{name}` is replaced by a value. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

/** What an endpoint answers when it refuses: an HTTP status, a stable code and a plain sentence. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly text: Text;
  readonly field: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, status: number, text: Text, options: ApiErrorOptions) {
    super(fill(text.en, options.values));
    this.code = code;
    this.status = status;
    this.text = { zh: fill(text.zh, options.values), en: this.message };
    this.field = options.field;
    this.details = options.details ?? {};
  }
}

export interface ApiErrorOptions {
  readonly values?: Readonly<Record<string, string | number>>;
  /** Path of the input that is wrong, such as `values.region`. */
  readonly field?: string;
  /** Machine-readable extras, such as `retryAfter` in seconds. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Defines one kind of refusal; call the result and throw what it makes. */
export function defineError(code: string, status: number, text: Text) {
  return (options: ApiErrorOptions = {}) => new ApiError(code, status, text, options);
}

function fill(template: string, values: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export const notFound = defineError('not-found', 404, {
  zh: '未找到该内容，或您无权查看。',
  en: 'Not found, or not yours to see.',
});
export const signInNeeded = defineError('sign-in-needed', 401, {
  zh: '请先登录。',
  en: 'Please sign in.',
});
export const forbidden = defineError('forbidden', 403, {
  zh: '您没有执行此操作的权限。',
  en: 'You are not allowed to do this.',
});
export const csrfFailed = defineError('csrf-failed', 403, {
  zh: '页面已失效，请刷新后重试。',
  en: 'This page has expired. Please reload and try again.',
});
export const stale = defineError('stale-version', 409, {
  zh: '内容已被他人更新，请刷新后重试。',
  en: 'Somebody else changed this in the meantime. Please reload and try again.',
});
export const passwordExpired = defineError('password-expired', 403, {
  zh: '密码已过期或为初始密码，请先修改密码。',
  en: 'Your password has expired or was set by somebody else. Please change it first.',
});
