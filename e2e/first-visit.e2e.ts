import { describe, expect, it } from 'vitest';
import { screenshot, useStage, viewports } from './harness.ts';

const stage = useStage();

describe('given somebody who opens the site for the first time', () => {
  it.each(['desk', 'phone'] as const)(
    'when they come with a %s, then the notice is readable and fits',
    async (viewport) => {
      const { page, pageErrors } = await stage.visit({ viewport });
      await page.goto('/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.locator('main').innerText()).toContain('举报');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        viewports[viewport].width,
      );
      expect(pageErrors).toEqual([]);
      await screenshot(page, `first-visit-${viewport}`);
    },
  );

  it('when the server is killed and started again, then the site comes back at the same address', async () => {
    const { page } = await stage.visit();
    await stage.app.server.kill();
    await expect(page.goto('/')).rejects.toThrow('ERR_CONNECTION_REFUSED');
    await stage.app.restart();
    expect((await page.goto('/'))?.status()).toBe(200);
  });

  it('when the clock of the demonstration is set forward, then the server lives in that time', async () => {
    const now = async () => {
      const answer = (await (await fetch(`${stage.app.url}/api/simulator/clock`)).json()) as { now: string };
      return Date.parse(answer.now);
    };
    const before = await now();
    await stage.app.advanceClock(86_400_000);
    expect((await now()) - before).toBeGreaterThanOrEqual(86_400_000);
  });
});
