import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../tools/free-port.ts';
import { screenshot, useStage, viewports, type Visitor } from './harness.ts';
import { hindrances } from './pages/axe.ts';
import { chineseWords } from './pages/chinese-words.ts';
import { handIn, StaffApi } from './pages/report-api.ts';
import { visitAs } from './pages/staff.ts';
import { Task } from './pages/task.ts';

const AWAY = '流程引擎暂时无法连接，您的提交已保存，恢复后会自动继续办理。';

describe('given the embedded engine', () => {
  const stage = useStage();
  let operator: Visitor;
  beforeAll(async () => {
    operator = await visitAs(stage, 'process.admin');
  });

  it('when an operator opens its page from the menu, then it says which engine runs, that it works, and that nothing is wrong', async () => {
    const { page, pageErrors } = operator;
    await page.goto('/app/workbench');
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '流程引擎' }).click();
    await page.getByRole('heading', { level: 1, name: '流程引擎' }).waitFor();
    await page.getByRole('main').getByRole('status').getByText('运行正常').waitFor();
    await page.getByText('内嵌引擎', { exact: true }).waitFor();
    await page.getByText('没有告警').waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/[a-z]{2}/i);
    expect(await hindrances(page)).toEqual([]);
    await screenshot(page, 'engine-state/embedded');
    expect(pageErrors).toEqual([]);
  });

  it('when it is switched to English, then all but the name of the reader is English', async () => {
    const { page } = operator;
    const session = (await (await operator.context.request.get('/api/session')).json()) as { name: string };
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Process engine' }).waitFor();
    await page.getByText('Embedded engine', { exact: true }).waitFor();
    expect(await chineseWords(page, [session.name])).toEqual([]);
    expect(await hindrances(page)).toEqual([]);
  });

  it('when the page is out of sight, then it stops asking, and goes on once it is seen again', async () => {
    const { page } = operator;
    let asked = 0;
    page.on('request', (request) => (asked += request.url().endsWith('/api/engine') ? 1 : 0));
    await page.waitForRequest('**/api/engine');
    await show(page, false);
    await page.waitForTimeout(500);
    const before = asked;
    await page.waitForTimeout(6_000);
    expect(asked).toBe(before);
    await show(page, true);
    await expect.poll(() => asked).toBeGreaterThan(before);
  });

  it('when the server stops answering, then what was known stays with its time, and a reload says so in plain words', async () => {
    const { page } = await visitAs(stage, 'process.admin');
    await page.goto('/app/admin/engine');
    await page.getByText('运行正常').waitFor();
    await page.route('**/api/engine', (route) => route.abort());
    await page.getByText('情况不明').waitFor();
    await page.getByText('内嵌引擎', { exact: true }).waitFor();
    await page.reload();
    await page.getByRole('alert').getByText('无法连接服务器').waitFor();
    await page.unroute('**/api/engine');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('运行正常').waitFor();
  });

  it('when it is opened on a phone, then nothing is cut off or hinders', async () => {
    const { page } = await visitAs(stage, 'process.admin', { viewport: 'phone' });
    await page.goto('/app/admin/engine');
    await page.getByText('没有告警').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewports.phone.width);
    expect(await hindrances(page)).toEqual([]);
  });

  it('when somebody else opens its address, then it is not theirs to see', async () => {
    const { page } = await visitAs(stage, 'sanyuan.admin');
    await page.goto('/app/admin/engine');
    await page.getByRole('heading', { name: '无权访问' }).waitFor();
    expect(await page.getByRole('link', { name: '流程引擎' }).count()).toBe(0);
  });

  it('when timed steps are late for a while, then staff are told calmly, and no longer once they are not', async () => {
    const { page } = await visitAs(stage, 'sanyuan.info');
    await page.clock.install();
    await page.route('**/api/health', (route) => route.fulfill(failing({ name: 'embedded', pendingCommands: 0 })));
    await page.goto('/app/workbench');
    await page.getByRole('link', { name: '待办事项' }).waitFor();
    await page.waitForTimeout(1_000);
    expect(await page.getByText('定时处理出现延迟').count()).toBe(0);
    await page.clock.fastForward(15_000);
    await page.getByRole('status').getByText('定时处理出现延迟').waitFor();
    await page.unroute('**/api/health');
    await page.clock.fastForward(35_000);
    await page.getByText('定时处理出现延迟').waitFor({ state: 'hidden' });
  });

  it('when an engine fails just before somebody acts, then they are told at once and not at the next round', async () => {
    const code = await handIn(stage.app.url);
    const { page } = await visitAs(stage, 'sanyuan.info');
    const task = await Task.find(page, '受理审查', code);
    await page.waitForTimeout(6_000);
    await page.route('**/api/health', (route) => route.fulfill(failing({ name: 'camunda7', pendingCommands: 1 })));
    await task.claim();
    await page.getByRole('status').getByText(AWAY).waitFor({ timeout: 10_000 });
  });
});

describe('given the server of an engine out of reach (PLT-076)', () => {
  const settings = { SAFEFLOW_ENGINE: 'camunda7', OPERATON_URL: '', CLOCK: 'system' };
  beforeAll(async () => {
    settings.OPERATON_URL = `http://127.0.0.1:${await freePort()}/engine-rest`;
  });
  const stage = useStage(settings);
  let code: string;
  let operator: Visitor;

  it('when a report is handed in, then it is accepted, and staff see it and are told that it goes on later', async () => {
    code = await handIn(stage.app.url);
    const { page, pageErrors } = await visitAs(stage, 'sanyuan.info');
    await page.goto('/app/cases');
    await page.getByRole('status').getByText(AWAY).waitFor();
    await page.getByRole('link', { name: code }).waitFor();
    expect(await page.getByRole('link', { name: '查看流程引擎' }).count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await hindrances(page)).toEqual([]);
    await screenshot(page, 'engine-state/away');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('status').getByText('The process engine cannot be reached at the moment.').waitFor();
    expect(pageErrors).toEqual([]);
  });

  it('when an operator follows the notice, then they see what waits, since when, and what to do', async () => {
    operator = await visitAs(stage, 'process.admin');
    const { page } = operator;
    await page.goto('/app/workbench');
    await page.getByRole('link', { name: '查看流程引擎' }).click();
    await page.getByRole('main').getByRole('status').getByText('运行异常').waitFor();
    await page.getByText('Operaton（Camunda 7）').waitFor();
    await page.getByText(/^\s*\d+ 条\s*$/).waitFor();
    await page.getByText(/最早的一条自 \d{4}-\d\d-\d\d \d\d:\d\d 起等待/).waitFor();
    const alarm = page.getByRole('listitem').filter({ hasText: '引擎无法连接' });
    await alarm.getByText('检查引擎服务器是否运行').waitFor();
    expect(await alarm.getByText(/^camunda7: /).isVisible()).toBe(false);
    await alarm.getByText('技术信息').click();
    await alarm.getByText(/^camunda7: /).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await screenshot(page, 'engine-state/away-operator');
  });

  it('when the alarm is dealt with, then it leaves the list after a question, and the audit log tells who did it', async () => {
    const { page, pageErrors } = operator;
    const alarm = page.getByRole('listitem').filter({ hasText: '引擎无法连接' });
    await alarm.getByRole('button', { name: '已处理' }).click();
    await page.getByText('确认“引擎无法连接”已处理？').waitFor();
    await page.getByRole('button', { name: '已处理', exact: true }).last().click();
    await page.getByText('告警已移出列表：引擎无法连接').waitFor();
    await alarm.waitFor({ state: 'hidden' });
    expect(await page.getByText('请先按上方的说明处理').count()).toBe(1);
    expect(pageErrors).toEqual([]);
    const auditor = await StaffApi.signIn(stage.app.url, 'audit.admin');
    const { items } = (await (await auditor.get('/api/audit?action=engine.alarm-clear')).json()) as {
      items: unknown[];
    };
    expect(items).toMatchObject([{ action: 'engine.alarm-clear', result: 'done' }]);
  });
});

function failing(engine: { name: string; pendingCommands: number }) {
  return { status: 503, json: { status: 'failing', parts: { engine: { ...engine, status: 'failing' } } } };
}

/** Hides or shows the tab, as another tab in front of it does. */
async function show(page: Page, isVisible: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, !isVisible);
}
