import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT, ReportDesk } from '@safeflow/server/src/modules/report/testing/report-desk.ts';

let desk: ReportDesk;
beforeAll(async () => {
  desk = await ReportDesk.open();
});
afterAll(() => desk.close());

const OFFICER = 'county-information-officer';
const PHONE = REPORT.reporter.phone;
const sms = async (code: string) => (await desk.sms(PHONE)).filter(({ text }) => text.includes(code));
const instanceState = async (code: string) => {
  const { id } = await desk.caseRow(code);
  const main = desk.read
    .selectFrom('bpm_instance')
    .select('state')
    .where('case_id', '=', id)
    .where('role', '=', 'main');
  return (await main.executeTakeFirstOrThrow()).state;
};

describe('given a report that lacks leads', () => {
  const MISSING = '请补充具体厂房位置和现场照片。';
  let code: string;
  beforeAll(async () => {
    code = await desk.report();
    await desk.done(OFFICER, 'review_intake', { decision: 'temporarily-not-accept', missingItems: MISSING });
  });

  it('when it is not accepted for now, then one SMS and the page under the code name all that is missing (RPT-018)', async () => {
    expect(await sms(code)).toMatchObject([
      { template: 'report-temporarily-not-accepted', text: expect.stringContaining(MISSING) as string },
    ]);
    expect((await desk.progress(code)).body).toMatchObject({ statusText: '暂不受理，待补正', missing: MISSING });
    expect(await desk.openSteps(code)).toEqual(['await_completion @county']);
  });

  it('when the reporter adds it online, then the decision is taken again with it at hand, and only once', async () => {
    const addition = { requestId: randomUUID(), code, facts: '位于三号厂房东侧，照片已上传。', fileIds: [] };
    const answer = await desk.public.post('/api/public/reports/complete', {
      ...addition,
      captcha: await desk.captcha(),
    });
    expect(answer).toMatchObject({ status: 200, body: { statusText: '待受理', missing: '' } });
    expect(await desk.openSteps(code)).toEqual(['review_intake @county']);
    const again = await desk.public.post('/api/public/reports/complete', {
      ...addition,
      captcha: await desk.captcha(),
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'nothing-to-complete' } });
  });

  it('when it is still lacking and staff enter what came by letter, then the decision is taken again', async () => {
    await desk.done(OFFICER, 'review_intake', { decision: 'temporarily-not-accept', missingItems: MISSING });
    await desk.done(OFFICER, 'await_completion', { supplement: '来信补充了照片。' });
    expect(await desk.openSteps(code)).toEqual(['review_intake @county']);
  });

  it('when nothing is added in 90 days, then the report ends', async () => {
    await desk.done(OFFICER, 'review_intake', { decision: 'temporarily-not-accept', missingItems: MISSING });
    await desk.pass(89);
    expect(await desk.openSteps(code)).toEqual(['await_completion @county']);
    await desk.pass(2);
    expect(await desk.openSteps(code)).toEqual([]);
    expect(await desk.status(code)).toBe('not-accepted');
    expect(await instanceState(code)).toBe('completed');
  });
});

describe('given a report that is not accepted', () => {
  it('when it repeats another one, then an SMS explains it and the code shows it (RPT-019)', async () => {
    const code = await desk.report();
    const explanation = '该事项正在办理，且未提供新的证据线索。';
    const values = { decision: 'not-accept', notAcceptReason: 'duplicate', notAcceptExplanation: explanation };
    await desk.done(OFFICER, 'review_intake', values);
    expect(await sms(code)).toMatchObject([
      { template: 'report-not-accepted', text: expect.stringContaining(explanation) as string },
    ]);
    expect((await desk.progress(code)).body).toMatchObject({ statusText: '不予受理', answer: explanation });
    expect(await instanceState(code)).toBe('completed');
  });

  it("when it is another department's duty, then an SMS says whose (RPT-020)", async () => {
    const code = await desk.report();
    await desk.done(OFFICER, 'review_intake', { decision: 'hand-out', handOutTo: '未央区住房和城乡建设局' });
    expect(await sms(code)).toMatchObject([
      { template: 'report-handed-out', text: expect.stringContaining('未央区住房和城乡建设局') as string },
    ]);
    expect(await desk.status(code)).toBe('handed-out');
    expect(await instanceState(code)).toBe('completed');
  });

  it.each([
    ['temporarily-not-accept', 'missingItems'],
    ['not-accept', 'notAcceptReason'],
    ['hand-out', 'handOutTo'],
  ])('when %s is chosen without "%s", then it is refused and the report stays where it is', async (decision, field) => {
    const code = await desk.report();
    const answer = await desk.complete(OFFICER, 'review_intake', { decision });
    expect(answer.status).toBe(400);
    expect((answer.body['errors'] as { field: string }[]).map((error) => error.field)).toContain(`values.${field}`);
    expect(await desk.status(code)).toBe('pending-acceptance');
    await desk.done(OFFICER, 'review_intake', { decision: 'hand-out', handOutTo: '其他部门' });
  });
});

describe('given an anonymous report', () => {
  it('when it is refused, then nobody is sent an SMS and the code tells (RPT-008)', async () => {
    const before = (await desk.sms()).length;
    const code = await desk.report({ reporter: null });
    expect(code).toMatch(/^NM/);
    await desk.done(OFFICER, 'review_intake', { decision: 'hand-out', handOutTo: '未央区交通运输局' });
    expect(await desk.sms()).toHaveLength(before);
    expect((await desk.progress(code)).body).toMatchObject({
      statusText: '已转交其他部门',
      answer: '未央区交通运输局',
    });
  });
});

describe('given staff who enter a letter (RPT-010, RPT-012)', () => {
  const entry = {
    ...{
      form: 'real',
      channel: 'letter',
      receivedOn: '2026-03-01',
      title: '仓库堵塞消防通道',
      regionCode: '610112',
      place: '北二环仓库',
    },
    ...{ industry: 'fire-safety', matter: 'violation', facts: '仓库长期占用消防通道堆放货物。', enterprise: '' },
    ...{ reporterName: '李某某', reporterPhone: '19900008888' },
  };
  const open = async (values: Record<string, unknown>) =>
    (await desk.as(OFFICER)).post('/api/cases', { type: 'report', requestId: randomUUID(), values });

  it('when they accept it at once, then it goes straight to dispatch and the clock runs (D3)', async () => {
    const { status, body } = await open({ ...entry, decision: 'accept' });
    await desk.settle();
    expect(status).toBe(201);
    const code = String(body['number']);
    expect(code).toMatch(/^SM610112\d{11}$/);
    expect(await desk.openSteps(code)).toEqual(['dispatch @county']);
    expect(await desk.smsTo('19900008888')).toEqual(['report-accepted']);
  });

  it('when they leave the decision for later, then it is due three working days after the letter came (RPT-017)', async () => {
    const { body } = await open({ ...entry, decision: 'later' });
    await desk.settle();
    expect(await desk.openSteps(String(body['number']))).toEqual(['review_intake @county']);
    const item = await desk.find(OFFICER, 'review_intake', String(body['number']));
    expect(item).toMatchObject({ dueAt: '2026-03-04T15:59:59.999Z' });
  });

  it('when they leave out what is required or choose a foreign region, then the fields are named and nothing is opened', async () => {
    const count = async () => (await desk.read.selectFrom('report').select('case_id').execute()).length;
    const before = await count();
    const { status, body } = await open({
      ...entry,
      decision: 'later',
      title: '短',
      regionCode: '110101',
      reporterPhone: '123',
    });
    expect(status).toBe(400);
    expect((body['errors'] as { field: string }[]).map(({ field }) => field).sort()).toEqual([
      'values.regionCode',
      'values.reporterPhone',
      'values.title',
    ]);
    expect(await count()).toBe(before);
  });
});
