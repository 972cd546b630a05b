import { beforeAll, describe, expect, it } from 'vitest';
import { screenshot, useStage, type Visitor } from './harness.ts';
import { typeCaptcha } from './pages/captcha.ts';
import { CasePage } from './pages/case-page.ts';
import { fillReport, publicStatus, queryReport, readNotice, sendReport } from './pages/public-site.ts';
import { handIn, REPORTER_PHONE, StaffApi } from './pages/report-api.ts';
import { photo } from './pages/sample-file.ts';
import { signInByHand, visitAs } from './pages/staff.ts';
import { Task } from './pages/task.ts';

const DAY = 86_400_000;
const stage = useStage();

describe('given somebody who does not want to be known', () => {
  it('when they report, then nobody asks who they are, and the code alone shows the progress (RPT-004, RPT-008)', async () => {
    const { page, pageErrors } = await stage.visit();
    await readNotice(page, '匿名举报');
    await fillReport(page, {
      region: ['咸阳市', '三原县'],
      place: '北城街道老粮库',
      matter: '违法行为',
      industry: '消防',
      enterprise: '',
      title: '老粮库违规动火作业',
      facts: '夜间无人监护进行电焊作业，旁边堆放易燃物品。',
      photos: [photo('现场.png', 120)],
    });
    expect(await page.getByRole('main').innerText()).not.toContain('联系方式');
    const code = await sendReport(page);
    expect(code).toMatch(/^NM/);
    await queryReport(page, code);
    expect(await publicStatus(page)).toBe('待受理');
    expect(pageErrors).toEqual([]);
    const officer = await visitAs(stage, 'sanyuan.info');
    const found = await CasePage.find(officer.page, code);
    await found.show('基本情况');
    await found.page.getByText('匿名', { exact: true }).waitFor();
    expect(await found.page.getByText('手机号码').count()).toBe(0);
  });
});

describe('given a report that lacks leads (RPT-018)', () => {
  const MISSING = '请补充仓库的具体门牌号和现场照片。';
  let code: string;
  let officer: Visitor;
  let reporter: Visitor;
  beforeAll(async () => {
    code = await handIn(stage.app.url);
    officer = await visitAs(stage, 'sanyuan.info');
    reporter = await stage.visit();
  });

  it('when the officer does not accept it for now, then one SMS names everything that is missing', async () => {
    const task = await Task.find(officer.page, '受理审查', code);
    await task.claim();
    await task.choose('暂不受理（需补正）');
    await task.write('需补正的全部内容', MISSING);
    await task.complete('提交审查结果');
    const { page } = await visitAs(stage, 'process.admin');
    await page.goto(`/app/simulator?to=${REPORTER_PHONE}`);
    const sms = page.getByRole('row').filter({ hasText: REPORTER_PHONE }).filter({ hasText: MISSING });
    expect(await sms.innerText()).not.toContain('。。');
    await screenshot(page, 'other-paths/simulator');
  });

  it('when the reporter adds it under the code, then the decision is taken again with it at hand', async () => {
    const { page } = reporter;
    await queryReport(page, code);
    await page.getByRole('heading', { name: '需要您补充材料' }).waitFor();
    await page.getByText(MISSING).waitFor();
    await page.getByLabel('补充的情况').fill('西环路 6 号院内 3 号库东侧，照片见附件。');
    await page.getByLabel('拍照或选择文件').setInputFiles(photo('三号库.png', 60));
    await page.getByRole('button', { name: '移除 三号库.png' }).waitFor();
    await typeCaptcha(page);
    await screenshot(page, 'other-paths/completion');
    await page.getByRole('button', { name: '提交补充材料' }).click();
    await page.getByText('补充材料已提交').waitFor();
    expect(await publicStatus(page)).toBe('待受理');
    const task = await Task.find(officer.page, '受理审查', code);
    await task.page.getByRole('tab', { name: '办理过程' }).click();
    await task.page.getByRole('tabpanel', { name: '办理过程' }).getByText('3 号库东侧').waitFor();
    expect([...officer.pageErrors, ...reporter.pageErrors]).toEqual([]);
  });
});

describe('given a handler of another county', () => {
  it('when they open the address of a case, then they are told that there is nothing, and it is audited (RPT-056)', async () => {
    const code = await handIn(stage.app.url);
    const officer = await visitAs(stage, 'sanyuan.info');
    const found = await CasePage.find(officer.page, code);
    const path = new URL(found.page.url()).pathname;
    const stranger = await visitAs(stage, 'qishan.handler');
    const [answer] = await Promise.all([
      stranger.page.waitForResponse((response) => response.url().endsWith(path.replace('/app/', '/api/'))),
      stranger.page.goto(path),
    ]);
    expect(answer.status()).toBe(404);
    await stranger.page.getByText('该内容不存在，或您无权查看').waitFor();
    expect(await stranger.page.getByText(code).count()).toBe(0);
    await screenshot(stranger.page, 'other-paths/refused');
    const auditor = await visitAs(stage, 'audit.admin');
    await auditor.page.goto('/app/admin/audit?result=denied');
    await auditor.page.getByRole('row').filter({ hasText: code }).filter({ hasText: '拒绝' }).waitFor();
    await screenshot(auditor.page, 'other-paths/audit');
  });
});

describe('given a report that nobody hurries about (RPT-043)', () => {
  it('when the clock is set forward to its due date, then handler and direct leader are reminded', async () => {
    const { url } = stage.app;
    const code = await handIn(url);
    const officer = await StaffApi.signIn(url, 'sanyuan.info');
    await officer.finish('受理审查', code, { decision: 'accept' });
    await officer.finish('转办', code, { leadUnit: 'u610422-town1' });
    const township = await StaffApi.signIn(url, 'sanyuan.town');
    const caseId = await township.finish('确认接收', code, { action: 'verify' });

    const { case: open } = (await (await township.get(`/api/cases/${caseId}`)).json()) as { case: { dueAt: string } };
    const { page } = await visitAs(stage, 'process.admin');
    await page.goto('/app/simulator');
    const before = await page.getByText(/^演示时间/).innerText();
    await page.getByRole('button', { name: '+7 天' }).click();
    await expect.poll(() => page.getByText(/^演示时间/).innerText()).not.toBe(before);
    await stage.app.advanceClockTo(Date.parse(open.dueAt) - 14 * DAY);

    await signInByHand(page, 'process.admin');
    await page.goto('/app/simulator');
    const reminders = page.getByRole('row').filter({ hasText: code }).filter({ hasText: '还有' });
    await expect
      .poll(async () => {
        await page.getByRole('button', { name: '刷新' }).click();
        return reminders.count();
      })
      .toBeGreaterThanOrEqual(2);
    const recipients = new Set(await reminders.getByText(/^1990000\d{4}$/).allInnerTexts());
    expect(recipients.size).toBe(2);
    await screenshot(page, 'other-paths/reminders');

    const handler = await visitAs(stage, 'sanyuan.town');
    await handler.page.goto('/app/messages');
    await handler.page
      .getByRole('button')
      .filter({ hasText: '举报即将到期' })
      .filter({ hasText: code })
      .first()
      .waitFor();
    await handler.page.goto(`/app/cases/${caseId}`);
    await handler.page
      .getByText(/距办理时限还有 \d+ 天/)
      .first()
      .waitFor();
  });
});
