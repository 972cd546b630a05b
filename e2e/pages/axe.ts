import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What hinders people who use a keyboard or a screen reader on the page as it is now, as `rule: element`. */
export async function hindrances(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // A colour on its way from one to the other has a contrast that nobody sees.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  const violations = await page.evaluate(async () => {
    const results = await (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] });
    return results.violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
