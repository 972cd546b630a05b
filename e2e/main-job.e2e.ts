import { beforeAll, describe, expect, it } from 'vitest';
import { screenshot, useStage, type Visitor } from './harness.ts';
import { CasePage, marked, walkedFlows } from './pages/case-page.ts';
import { fillReport, publicStatus, queryReport, sendReport, type PublicReport } from './pages/public-site.ts';
import { pdf, photo } from './pages/sample-file.ts';
import { signInByHand, visitAs } from './pages/staff.ts';
import { Task } from './pages/task.ts';

const PHONE = '19900009999';
const REPORT: PublicReport = {
  region: ['咸阳市', '三原县'],
  place: '工业大道 18 号液氨储罐区',
  matter: '事故隐患',
  industry: '危险化学品',
  enterprise: '三原县示例冷链有限公司',
  title: '液氨储罐区两具消防炮锈死',
  facts: '储罐区两具消防炮锈死，无法转动，已经三个月无人处理，附近有居民。',
  photos: [photo('消防炮一.png', 90), photo('消防炮二.png', 160)],
  reporter: { name: '王某某', phone: PHONE },
};
const TOWN = '三原县城关街道应急管理所';
const MAIN = '安全生产举报办理';
const ASSIGNMENT = '举报交办与核查';
const DEPARTMENT = '三原县危化监管股';

const stage = useStage({ NOTICE_SECONDS: '2' });
let reporter: Visitor;
let officer: Visitor;
let township: Visitor;
let superior: Visitor;
let supervisor: Visitor;
let code: string;

beforeAll(async () => {
  reporter = await stage.visit();
  officer = await stage.visit();
  township = await visitAs(stage, 'sanyuan.town');
  superior = await visitAs(stage, 'sanyuan.admin');
  supervisor = await visitAs(stage, 'xianyang.supervisor');
});

describe('given somebody who saw a hazard, and the authorities of the place (issue: the main job)', () => {
  it('when the notice opens, then it can be confirmed only after the time for reading it (RPT-003)', async () => {
    const { page } = reporter;
    await page.goto('/');
    const confirm = page.getByRole('button', { name: '我已阅读以上条款' });
    await page.getByRole('timer').waitFor();
    expect(await page.getByRole('timer').innerText()).toMatch(/请阅读须知，[12] 秒后可继续/);
    expect(await confirm.isDisabled()).toBe(true);
    await confirm.click();
    await page.getByRole('link', { name: '实名举报' }).click();
    await page.getByRole('heading', { level: 2, name: '地点' }).waitFor();
  });

  it('when a real-name report with two photos is handed in, then its code is shown once (RPT-007)', async () => {
    const { page } = reporter;
    await fillReport(page, REPORT);
    expect(await page.getByRole('main').innerText()).toContain(REPORT.title);
    code = await sendReport(page);
    expect(code).toMatch(/^SM/);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText(code).count()).toBe(0);
    await queryReport(page, code);
    expect(await publicStatus(page)).toBe('待受理');
  });

  it("when the county's information officer signs in, then it lies in the inbox and can be accepted", async () => {
    const { page } = officer;
    await signInByHand(page, 'sanyuan.info');
    const task = await Task.find(page, '受理审查', code);
    await task.claim();
    await page.getByText('被举报单位').waitFor();
    await task.choose('受理');
    await task.write('审查意见', '线索清楚，属本级职责。');
    await task.complete('提交审查结果');
  });

  it('when it is dispatched to a township and an internal department, then both have to confirm receipt (RPT-024)', async () => {
    const { page } = officer;
    const task = await Task.find(page, '转办', code);
    await task.claim();
    await task.pick('主办单位', TOWN);
    await task.pick('协办单位', DEPARTMENT);
    await task.tick('办结前必须提交核查报告');
    await task.write('交办要求', '三日内到现场核查。');
    await task.complete('转办');
    const found = await CasePage.find(page, code);
    await found.page.getByText('待确认接收').first().waitFor();
    await screenshot(page, 'main-job/case-dispatched');
  });

  it('when the township confirms receipt, then it verifies, and closure without the report is refused (RPT-028)', async () => {
    const { page } = township;
    const receive = await Task.find(page, '确认接收', code);
    await receive.claim();
    await receive.choose('接收并核查');
    await receive.complete('提交');
    const verify = await Task.find(page, '核查', code);
    await verify.claim();
    await fillClosure(verify);
    await verify.submit('提交');
    await verify.form.getByRole('alert').getByText('核查报告').waitFor();
    await verify.attach('核查报告', pdf('核查报告.pdf'));
    await verify.complete('提交');
  });

  it('when the superior rejects without a reason, then it is refused; with one, the township has to act again (RPT-032)', async () => {
    const task = await Task.find(superior.page, '办结审核', code);
    await task.claim();
    await task.choose('不同意');
    await task.submit('提交审核');
    await task.form.getByRole('alert').getByText('不同意的理由').waitFor();
    await task.write('不同意的理由', '现场照片不清，请补充。');
    await task.complete('提交审核');
  });

  it('when the supervisor looks meanwhile, then the diagram shows the walked path and who has it now (PLT-081)', async () => {
    const found = await CasePage.find(supervisor.page, code);
    await found.timeline.getByText('现场照片不清，请补充。').waitFor();
    const main = await found.drawing(MAIN);
    expect(await marked(main, 'done')).toEqual(['受理审查', '登记受理', '转办']);
    expect(await marked(main, 'waiting')).toContain('交办与核查');
    expect(await walkedFlows(main)).toBeGreaterThanOrEqual(6);
    await screenshot(supervisor.page, 'main-job/diagram-underway');
    const assignment = await found.drawing(ASSIGNMENT, TOWN);
    expect(await marked(assignment, 'current')).toEqual(['核查']);
    expect(await marked(assignment, 'done')).toContain('办结审核');
    await screenshot(supervisor.page, 'main-job/diagram-assignment');
  });

  it('when township and department are through and the superior approves, then it is closed (RPT-036)', async () => {
    const again = await Task.find(township.page, '核查', code);
    await again.claim();
    await fillClosure(again);
    await again.attach('核查报告', pdf('核查报告（补充）.pdf'));
    await again.complete('提交');
    await approve(superior, code, async (task) => {
      await task.write('办结意见', '同意办结。');
      await task.form.getByRole('radio', { name: '不予奖励', checked: true }).waitFor();
      await task.write('答复举报人的内容', '经查属实，已责令更换消防炮并立案处罚。');
      await task.tick('短信告知举报人');
    });
    const department = await visitAs(stage, 'sanyuan.chemicals');
    const receive = await Task.find(department.page, '确认接收', code);
    await receive.claim();
    await receive.choose('接收并核查');
    await receive.complete('提交');
    const verify = await Task.find(department.page, '核查', code);
    await verify.claim();
    await verify.choose('申请办结');
    await verify.write('协办结果', '已现场复核，消防炮已更换。');
    await verify.attach('核查报告', pdf('复核说明.pdf'));
    await verify.complete('提交');
    await approve(superior, code);
  });

  it('when it is closed, then the reporter got an SMS and sees it under the code', async () => {
    const { page } = await visitAs(stage, 'process.admin');
    await page.goto(`/app/simulator?to=${PHONE}`);
    await page.getByRole('cell', { name: '办结' }).first().waitFor();
    expect(await page.getByRole('row').filter({ hasText: PHONE }).count()).toBe(2);
    await queryReport(reporter.page, code);
    expect(await publicStatus(reporter.page)).toBe('已办结');
    await reporter.page.getByText('经查属实，已责令更换消防炮并立案处罚。').waitFor();
  });

  it('when the supervisor opens it, then the timeline tells everything and the diagram is walked to its end', async () => {
    const found = await CasePage.find(supervisor.page, code);
    for (const text of ['线索清楚，属本级职责。', '现场照片不清，请补充。', '同意办结。'])
      await found.timeline.getByText(text).first().waitFor();
    await screenshot(supervisor.page, 'main-job/timeline-closed');
    const drawing = await found.drawing(MAIN);
    expect(await marked(drawing, 'current')).toEqual([]);
    expect(await marked(drawing, 'done')).toEqual(expect.arrayContaining(['各单位核查办理', '登记办结']));
    await screenshot(supervisor.page, 'main-job/diagram-closed');
    for (const visitor of [reporter, officer, township, superior, supervisor]) expect(visitor.pageErrors).toEqual([]);
  });
});

async function fillClosure(task: Task): Promise<void> {
  await task.choose('申请办结');
  await task.write('核查情况', '两具消防炮确已锈死，企业正在更换，现场已设临时水炮。');
  await task.choose('属实');
  await task.write('处理情况', '责令限期整改，立案处罚。');
  await task.write('罚款金额（元）', '20000');
}

async function approve(who: Visitor, code: string, fill?: (task: Task) => Promise<void>): Promise<void> {
  const task = await Task.find(who.page, '办结审核', code);
  await task.claim();
  await task.choose('同意');
  await fill?.(task);
  await task.complete('提交审核');
}
