import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT, ReportDesk } from '@safeflow/server/src/modules/report/testing/report-desk.ts';

let desk: ReportDesk;
let code: string;
beforeAll(async () => {
  desk = await ReportDesk.open();
  code = await desk.report();
});
afterAll(() => desk.close());

describe('given a real-name report from the public page, from intake to closure', () => {
  it('when the process is deployed, then nothing in it is refused', async () => {
    const { body } = await (await desk.as('province-process-admin')).get('/api/definitions');
    expect(body).toMatchObject({ problems: [], definitions: [{}, {}, {}] });
  });

  it('when it was handed in, then the information officer of the county finds it and nobody of another county does', async () => {
    expect(await desk.openSteps(code)).toEqual(['review_intake @county']);
    expect(await desk.find('county-information-officer', 'review_intake')).toMatchObject({ caseNumber: code });
    expect(await desk.find('stranger-information-officer', 'review_intake')).toBeUndefined();
  });

  it('when it is accepted, then it is due after 60 working days, and the reporter gets an SMS (RPT-034)', async () => {
    await desk.done('county-information-officer', 'review_intake', { decision: 'accept' }, { opinion: '线索清楚。' });
    const { status, due_at } = await desk.caseRow(code);
    expect(status).toBe('accepted');
    expect(new Date(due_at ?? 0).toISOString()).toBe('2026-05-28T15:59:59.999Z');
    expect(await desk.smsTo(REPORT.reporter.phone)).toEqual(['report-accepted']);
  });

  it('when it is given to a township and a department, then both are told and asked to confirm receipt (RPT-024, RPT-044)', async () => {
    const values = {
      leadUnit: 'town',
      coUnits: ['chemicals', 'town'],
      reportRequired: true,
      instruction: '三日内到现场',
    };
    await desk.done('county-information-officer', 'dispatch', values);
    expect(await desk.openSteps(code)).toEqual(['receive @chemicals', 'receive @town']);
    expect(await desk.status(code)).toBe('awaiting-receipt');
    expect((await desk.sms()).filter(({ template }) => template === 'transferred-in')).toHaveLength(2);
  });

  it('when both confirm receipt, then the leading unit decides what state is shown', async () => {
    await desk.done('town-handler', 'receive', { action: 'verify' });
    expect(await desk.status(code)).toBe('verifying');
    await desk.done('chemicals-handler', 'receive', { action: 'verify' });
    expect(await desk.openSteps(code)).toEqual(['verify @chemicals', 'verify @town']);
  });

  it('when the handler applies for closure without the verification report, then it is refused and nothing changes (RPT-028)', async () => {
    const answer = await desk.complete('town-handler', 'verify', CLOSURE);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-input', errors: [{ field: 'fileIds', code: 'required-file' }] });
    expect(await desk.openSteps(code)).toContain('verify @town');
  });

  it('when he attaches it, then the superior is asked to review and gets an SMS (RPT-035)', async () => {
    const fileIds = [await desk.attach('town-handler', '核查报告.pdf', 'verification-report')];
    await desk.done('town-handler', 'verify', CLOSURE, { fileIds });
    expect(await desk.openSteps(code)).toEqual(['review_closure @county', 'verify @chemicals']);
    expect(await desk.status(code)).toBe('closure-review');
    expect((await desk.sms()).at(-1)).toMatchObject({
      template: 'application-to-review',
      text: expect.stringContaining('办结申请') as string,
    });
  });

  it('when the superior rejects without a reason, then it is refused; with one, then it goes back and the applicant learns it (RPT-032)', async () => {
    expect((await desk.complete('county-unit-admin', 'review_closure', { decision: 'reject' })).body).toMatchObject({
      errors: [{ field: 'values.rejectReason', code: 'required' }],
    });
    await desk.done('county-unit-admin', 'review_closure', { decision: 'reject', rejectReason: '现场照片不清' });
    expect(await desk.openSteps(code)).toEqual(['verify @chemicals', 'verify @town']);
    expect(await desk.status(code)).toBe('verifying');
    expect((await desk.sms()).at(-1)).toMatchObject({
      template: 'review-decided',
      text: expect.stringContaining('不同意。现场照片不清') as string,
    });
  });

  it('when the leading unit is through but the co-handling one is not, then the report stays open', async () => {
    const fileIds = [await desk.attach('town-handler', '核查报告.pdf', 'verification-report')];
    await desk.done('town-handler', 'verify', CLOSURE, { fileIds });
    await desk.done('county-unit-admin', 'review_closure', CLOSING);
    expect(await desk.openSteps(code)).toEqual(['verify @chemicals']);
    expect(await desk.status(code)).toBe('verifying');
  });

  it('when the co-handling department is through too, then the report is closed and the reporter is told by SMS and under the code (RPT-036)', async () => {
    const fileIds = [await desk.attach('chemicals-handler', '说明.pdf', 'verification-report')];
    await desk.done(
      'chemicals-handler',
      'verify',
      { action: 'closure', coResult: '已现场复核，消防炮已更换。' },
      { fileIds },
    );
    await desk.done('county-unit-admin', 'review_closure', { decision: 'approve' });
    expect(await desk.openSteps(code)).toEqual([]);
    expect(await desk.smsTo(REPORT.reporter.phone)).toEqual(['report-accepted', 'report-closed']);
    const { body } = await desk.progress(code);
    expect(body).toMatchObject({ statusText: '已办结', answer: '经查属实，已责令更换并处罚款。' });
    expect((body['steps'] as { text: string }[]).map(({ text }) => text)).toEqual([
      '已收到您的举报',
      '您的举报已受理',
      '已交办核查单位',
      '正在核查',
      '您的举报已办结',
    ]);
  });

  it('when it is closed, then its process instances have ended, the deadline watch included', async () => {
    const { id, open, closed_at, due_at } = await desk.caseRow(code);
    expect({ open, due_at, closed: closed_at !== null }).toEqual({ open: 0, due_at: null, closed: true });
    const instances = await desk.read
      .selectFrom('bpm_instance')
      .select(['process_id', 'state'])
      .where('case_id', '=', id)
      .execute();
    expect(instances.map(({ process_id, state }) => `${process_id} ${state}`).sort()).toEqual([
      'report completed',
      'report-assignment completed',
      'report-assignment completed',
      'report-watch terminated',
    ]);
  });
});

const CLOSURE = {
  action: 'closure',
  verification: '两具消防炮确已锈死，企业正在更换。',
  verifiedTrue: 'yes',
  handling: '责令限期整改，立案处罚。',
  penaltyYuan: 20000,
};
const CLOSING = {
  decision: 'approve',
  closingNote: '同意办结。',
  publicAnswer: '经查属实，已责令更换并处罚款。',
  rewardState: 'none',
  notifyReporter: true,
};
