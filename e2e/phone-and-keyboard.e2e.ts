import { beforeAll, describe, expect, it } from 'vitest';
import { screenshot, useStage, viewports, type Visitor } from './harness.ts';
import { fillReport, readNotice, sendReport } from './pages/public-site.ts';
import { handIn } from './pages/report-api.ts';
import { photo } from './pages/sample-file.ts';
import { visitAs } from './pages/staff.ts';
import { Task } from './pages/task.ts';

const stage = useStage();

describe('given somebody with a phone', () => {
  const fits = async ({ page }: Visitor) =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewports.phone.width);

  it('when they report from where they stand, then nothing is cut off and the code is shown', async () => {
    const visitor = await stage.visit({ viewport: 'phone' });
    await readNotice(visitor.page, '实名举报');
    await fits(visitor);
    await screenshot(visitor.page, 'phone/place');
    await fillReport(visitor.page, {
      region: ['咸阳市', '三原县'],
      place: '东环路口液化气站',
      matter: '重大风险',
      industry: '城镇燃气',
      enterprise: '三原县示例液化气站',
      title: '液化气站夜间无人值守',
      facts: '连续三晚无人值守，钢瓶露天堆放。',
      photos: [photo('钢瓶.png', 30)],
      reporter: { name: '赵某某', phone: '19900007777' },
    });
    await fits(visitor);
    await screenshot(visitor.page, 'phone/review');
    expect(await sendReport(visitor.page)).toMatch(/^SM/);
    await fits(visitor);
    await screenshot(visitor.page, 'phone/receipt');
  });

  it('when an officer decides on the way, then inbox, form and buttons fit', async () => {
    const code = await handIn(stage.app.url);
    const visitor = await visitAs(stage, 'sanyuan.info', { viewport: 'phone' });
    await visitor.page.goto('/app/inbox');
    await visitor.page.getByRole('listitem').filter({ hasText: code }).waitFor();
    await fits(visitor);
    await screenshot(visitor.page, 'phone/inbox');
    const task = await Task.find(visitor.page, '受理审查', code);
    await task.claim();
    await task.choose('受理');
    await fits(visitor);
    await screenshot(visitor.page, 'phone/task');
    await task.complete('提交审查结果');
    await visitor.page.getByRole('button', { name: '返回列表' }).click();
    await visitor.page
      .getByText(/有 1 项新待办|^转办$/)
      .first()
      .waitFor();
  });
});

describe('given an officer who works by keyboard', () => {
  let officer: Visitor;
  beforeAll(async () => {
    for (const title of ['第一件举报事项', '第二件举报事项']) await handIn(stage.app.url, { title });
    officer = await visitAs(stage, 'sanyuan.admin');
  });

  it('when j and k are pressed and then Enter, then the item at the mark opens', async () => {
    const { page } = officer;
    await page.goto('/app/inbox?sort=-created&step=review_intake');
    await page.getByText('第一件举报事项').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '受理审查' }).waitFor();
    await page.getByText('第一件举报事项').nth(1).waitFor();
    await page.keyboard.press('k');
    await page.getByText('第二件举报事项').nth(1).waitFor();
  });

  it('when c, the form and e follow, then the item is claimed and completed, and Enter opens the next one', async () => {
    const { page } = officer;
    const task = new Task(page);
    await page.keyboard.press('c');
    await page.getByRole('button', { name: '退回待签收' }).waitFor();
    await task.form.getByRole('radio', { name: '受理', exact: true }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('e');
    await task.form.getByText('该事项已办理完毕').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('第一件举报事项').nth(1).waitFor();
  });

  it('when ? is pressed, then the keys are explained', async () => {
    const { page, pageErrors } = officer;
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('下一项 / 上一项').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(pageErrors).toEqual([]);
  });
});
