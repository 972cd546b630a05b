import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (language: string) => readFileSync(join(import.meta.dirname, `../content/notice.${language}.txt`), 'utf8');

/** What a reporter reads first: scope, cautions and protection (RPT-002). Headings are numbered in Chinese or marked `#`. */
export const NOTICE = { zh: read('zh'), en: read('en') };
