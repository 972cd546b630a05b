import { describe, expect, it } from 'vitest';
import { problemOf } from './api-problem.ts';

describe('refusal of the server', () => {
  it('given wrong fields, when read, then each has its message', () => {
    const errors = [{ field: 'values.result', code: 'required', message: '请填写“核查结果”。' }];
    const problem = problemOf(400, { code: 'invalid-input', message: '填写的内容有误', errors }, '');
    expect(problem.errorOf('values.result')).toBe('请填写“核查结果”。');
    expect(problem.errorOf('opinion')).toBeUndefined();
  });

  it('given a page of a proxy instead of JSON, when read, then a plain sentence stands in', () => {
    expect(problemOf(502, undefined, '系统出现意外错误')).toMatchObject({
      status: 502,
      code: 'http-502',
      message: '系统出现意外错误',
      errors: [],
    });
  });
});
