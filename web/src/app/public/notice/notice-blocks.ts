/** One block of the notice: a heading or a paragraph. */
export interface NoticeBlock {
  readonly kind: 'heading' | 'text';
  readonly text: string;
}

/** Headings are lines numbered `一、` or marked `#`; every other line is a paragraph. */
const heading = /^(#+\s*|[一二三四五六七八九十]+、)/;

/** Splits the plain text of the notice into blocks, so that it is shown without markup of its own. */
export function noticeBlocks(text: string): NoticeBlock[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: heading.test(line) ? 'heading' : 'text', text: line.replace(/^#+\s*/, '') }));
}
