import type { Page } from 'playwright-core';

// Names of places, units and persons are data and stay as they are; so does the switch to Chinese.
const DATA = [
  /[\p{Script=Han}]+(?:应急管理厅|应急管理局|应急管理所|煤矿安全监管局|消防救援总队|消防救援大队|股|科|处)/gu,
  /[\p{Script=Han}]+(?:省|市|自治区|特别行政区|县|区)/gu,
  /中文/gu,
];

/** Chinese words that the page shows in texts, labels and descriptions, apart from data; `known` are further data. */
export async function chineseWords(page: Page, known: readonly string[] = []): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label],[placeholder],[title],[alt]')].flatMap((element) =>
      ['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.title, ...document.body.innerText.split('\n'), ...named];
  });
  const rest = texts.map((text) => {
    let left = text;
    for (const name of known) left = left.replaceAll(name, '');
    for (const pattern of DATA) left = left.replace(pattern, '');
    return left.trim();
  });
  return [...new Set(rest.filter((text) => /\p{Script=Han}/u.test(text)))];
}
