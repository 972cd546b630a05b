import { describe, expect, it } from 'vitest';
import { useStage } from './harness.ts';
import { handIn } from './pages/report-api.ts';
import { visitAs } from './pages/staff.ts';

const stage = useStage();

describe('given an inbox whose list was read before its connection to the server was there', () => {
  it('when an item arrives in between, then it is shown nevertheless', async () => {
    const { page, pageErrors } = await visitAs(stage, 'sanyuan.info');
    const connected = Promise.withResolvers<void>();
    await page.route('**/api/events', async (route) => {
      await connected.promise;
      await route.continue();
    });
    await page.goto('/app/inbox');
    await page.getByText('没有待办').first().waitFor();
    const code = await handIn(stage.app.url);
    connected.resolve();
    const row = page.getByRole('listitem').filter({ hasText: code });
    await row.waitFor();
    expect(await row.count()).toBe(1);
    expect(pageErrors).toEqual([]);
  });
});
