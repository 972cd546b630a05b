import { beforeAll, describe, expect, it } from 'vitest';
import { useStage, type Visitor } from './harness.ts';
import { hindrances } from './pages/axe.ts';
import { CasePage } from './pages/case-page.ts';
import { readNotice } from './pages/public-site.ts';
import { handIn, StaffApi } from './pages/report-api.ts';
import { visitAs } from './pages/staff.ts';
import { Task } from './pages/task.ts';

const stage = useStage();
let guest: Visitor;
let officer: Visitor;
let code: string;

beforeAll(async () => {
  code = await handIn(stage.app.url);
  await (await StaffApi.signIn(stage.app.url, 'sanyuan.info')).finish('受理审查', code, { decision: 'accept' });
  guest = await stage.visit();
  officer = await visitAs(stage, 'sanyuan.info');
});

describe('given people who use a screen reader or only a keyboard, when they open a page, then nothing serious hinders them', () => {
  it('the notice', async () => {
    await guest.page.goto('/');
    await guest.page.getByRole('button', { name: '我已阅读以上条款' }).waitFor();
    expect(await hindrances(guest.page)).toEqual([]);
  });

  it('the report', async () => {
    await readNotice(guest.page, '实名举报');
    await guest.page.getByRole('radio', { name: '咸阳市' }).check();
    expect(await hindrances(guest.page)).toEqual([]);
    await guest.page.goto('/submit?form=real&step=facts');
    await guest.page.getByLabel('具体情况').waitFor();
    expect(await hindrances(guest.page)).toEqual([]);
    await guest.page.goto('/submit?form=real&step=evidence');
    await guest.page.getByLabel('拍照或选择文件').waitFor();
    expect(await hindrances(guest.page)).toEqual([]);
    await guest.page.goto('/submit?form=real&step=review');
    await guest.page.getByRole('img', { name: '图形验证码图片' }).waitFor();
    expect(await hindrances(guest.page)).toEqual([]);
  });

  it('the query and the sign-in', async () => {
    await guest.page.goto('/query');
    await guest.page.getByRole('img', { name: '图形验证码图片' }).waitFor();
    expect(await hindrances(guest.page)).toEqual([]);
    await guest.page.goto('/sign-in');
    await guest.page.getByLabel('账号').waitFor();
    expect(await hindrances(guest.page)).toEqual([]);
  });

  it('the workbench', async () => {
    await officer.page.goto('/app/workbench');
    await officer.page.getByText(code).first().waitFor();
    expect(await hindrances(officer.page)).toEqual([]);
  });

  it('the inbox with an item, and the same item as a page', async () => {
    const task = await Task.find(officer.page, '转办', code);
    await task.claim();
    await task.form.getByLabel('主办单位').waitFor();
    expect(await hindrances(officer.page)).toEqual([]);
    await officer.page.getByRole('link', { name: '整页办理' }).click();
    await task.form.getByLabel('主办单位').waitFor();
    expect(await hindrances(officer.page)).toEqual([]);
  });

  it('the case list and a case with timeline, diagram and facts', async () => {
    await officer.page.goto('/app/cases');
    await officer.page.getByRole('link', { name: code }).waitFor();
    expect(await hindrances(officer.page)).toEqual([]);
    const found = await CasePage.find(officer.page, code);
    await found.timeline.getByText('受理审查').first().waitFor();
    expect(await hindrances(officer.page)).toEqual([]);
    await found.drawing('安全生产举报办理');
    expect(await hindrances(officer.page)).toEqual([]);
    await found.show('基本情况');
    await officer.page.getByText('举报内容').waitFor();
    expect(await hindrances(officer.page)).toEqual([]);
  });

  it.each([
    ['users', '/app/admin/users', 'sanyuan.town'],
    ['units', '/app/admin/units', '咸阳市应急管理局'],
    ['the calendar', '/app/admin/calendar', '元旦'],
    ['messages', '/app/messages', '消息'],
  ])('%s', async (_, path, shown) => {
    const { page } = await visitAs(stage, 'sanyuan.admin');
    await page.goto(path);
    await page.getByRole('main').getByText(shown).first().waitFor();
    expect(await hindrances(page)).toEqual([]);
  });

  it('and a page that hinders them would be found', async () => {
    const { page } = await stage.visit();
    await page.setContent('<html lang="zh"><title>x</title><main><h1>x</h1><input></main></html>');
    expect(await hindrances(page)).toEqual(['label: input']);
  });
});
