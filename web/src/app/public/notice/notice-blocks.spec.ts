import { expect, it } from 'vitest';
import { noticeBlocks } from './notice-blocks.ts';

it('given a numbered Chinese heading and a marked English one, then both stand out and the mark is gone (RPT-002)', () => {
  expect(noticeBlocks('一、受理范围\n本平台受理举报。\n\n# 1. What is taken\n1. Write truthfully.')).toEqual([
    { kind: 'heading', text: '一、受理范围' },
    { kind: 'text', text: '本平台受理举报。' },
    { kind: 'heading', text: '1. What is taken' },
    { kind: 'text', text: '1. Write truthfully.' },
  ]);
});
