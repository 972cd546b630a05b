import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const APP = join(import.meta.dirname, 'app');
const files = readdirSync(APP, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const chineseFiles = files.filter((file) => file.endsWith(join('texts', 'zh-CN.json')));
const CHINESE = /\p{Script=Han}/u;

type Texts = { [key: string]: string | Texts };

function read(file: string): Texts {
  return JSON.parse(readFileSync(file, 'utf8')) as Texts;
}

function keysOf(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );
}

function valuesOf(texts: Texts): string[] {
  return Object.values(texts).flatMap((value) => (typeof value === 'string' ? [value] : valuesOf(value)));
}

function placeholders(texts: Texts): Map<string, string> {
  const flat = keysOf(texts).map((key): [string, string] => {
    const value = key.split('.').reduce<string | Texts>((part, name) => (part as Texts)[name] ?? '', texts) as string;
    return [key, [...new Set(value.match(/\{\{\w+\}\}/g) ?? [])].sort().join()];
  });
  return new Map(flat);
}

const known = new Set(chineseFiles.flatMap((file) => keysOf(read(file))));
const sources = files.filter((file) => /\.(ts|html)$/.test(file) && !file.endsWith('.spec.ts'));

describe('texts of the interface', () => {
  it.each(chineseFiles.map((file) => [relative(APP, file), file]))(
    'given %s, when the language is English, then every text is there with the same values',
    (_name, file) => {
      const chinese = read(file);
      const english = read(file.replace('zh-CN.json', 'en.json'));
      expect(keysOf(english).sort()).toEqual(keysOf(chinese).sort());
      expect(placeholders(english)).toEqual(placeholders(chinese));
      expect(valuesOf(english).filter((text) => CHINESE.test(text))).toEqual([]);
    },
  );

  it('given the sources, when they are shown in English, then no Chinese is written into them', () => {
    // They hold Chinese by purpose: its own name, the library's sentences, and the numbering of a Chinese notice.
    const allowed = new Set(['i18n/language-switch.ts', 'ui/form/form-words.ts', 'public/notice/notice-blocks.ts']);
    const bare = sources
      .filter((file) => !allowed.has(relative(APP, file)))
      .filter((file) => CHINESE.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')));
    expect(bare.map((file) => relative(APP, file))).toEqual([]);
  });

  it('given the sources, when they name a text by its full key, then that text exists', () => {
    const missing = sources.flatMap((file) => {
      const keys = [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'\s*[,)]/g)].map(
        (match) => match[1] ?? '',
      );
      return keys.filter((key) => !known.has(key)).map((key) => `${relative(APP, file)}: ${key}`);
    });
    expect(missing).toEqual([]);
  });
});
