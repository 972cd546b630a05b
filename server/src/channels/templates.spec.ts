import { describe, expect, it } from 'vitest';
import { messageTemplates, renderMessage } from './templates.ts';

const names = (text: string) =>
  new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name.replace(/En$/, '')));

describe('message templates', () => {
  it.each(Object.entries(messageTemplates))(
    '%s: given an English reader, then nothing is missing or Chinese',
    (_, words) => {
      expect(words.titleEn + words.textEn).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
      expect(names(words.textEn)).toEqual(names(words.text));
    },
  );

  it('given a decision, then it reads in both languages', () => {
    const values = {
      number: 'SM1',
      application: '延期申请',
      applicationEn: 'application for extension',
      result: '不同意',
      resultEn: 'not approved',
      reason: '理由不足。',
    };
    expect(renderMessage('review-decided', values)).toEqual({
      title: '申请已审核',
      text: '举报SM1的延期申请审核结果：不同意。理由不足。',
      titleEn: 'Application reviewed',
      textEn: 'The application for extension for report SM1 was reviewed: not approved. 理由不足。',
    });
  });
});
