import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REPORT, ReportDesk } from '@safeflow/server/src/modules/report/testing/report-desk.ts';

let desk: ReportDesk;
let code: string;
beforeAll(async () => {
  desk = await ReportDesk.open();
});
afterAll(() => desk.close());

const ADMIN = 'county-unit-admin';
const HANDLER = 'town-handler';
const RESULT = { verification: '经现场核查，情况属实。', verifiedTrue: 'yes', handling: '已责令整改。' };
const REFUSAL = { notAcceptReason: 'no-object', notAcceptExplanation: '无明确举报对象，无法核查。' };
const CLOSING = { decision: 'approve', closingNote: '同意办结', publicAnswer: '已整改', rewardState: 'none' };

async function dispatched(values: Record<string, unknown> = { leadUnit: 'town' }) {
  code = await desk.report();
  await desk.done(ADMIN, 'review_intake', { decision: 'accept' });
  await desk.done(ADMIN, 'dispatch', values);
}

describe('given a report with a township', () => {
  beforeEach(() => dispatched());
  const closeAll = async () => {
    await desk.done(HANDLER, 'verify', { action: 'closure', ...RESULT });
    await desk.done(ADMIN, 'review_closure', CLOSING);
  };

  it('when it applies to return before receipt and that is approved, then the county assigns it again (RPT-029)', async () => {
    await desk.done(HANDLER, 'receive', { action: 'return', returnReason: '不属于本辖区。' });
    expect(await desk.openSteps(code)).toEqual(['review_return @county']);
    expect(await desk.status(code)).toBe('return-review');
    await desk.done(ADMIN, 'review_return', { decision: 'approve' });
    expect(await desk.openSteps(code)).toEqual(['redispatch @county']);
    expect(await desk.status(code)).toBe('accepted');
    await desk.done(ADMIN, 'redispatch', { targetUnit: 'village' });
    expect(await desk.openSteps(code)).toEqual(['receive @village']);
    await desk.done('village-handler', 'receive', { action: 'verify' });
    await desk.done('village-handler', 'verify', { action: 'closure', ...RESULT });
    await desk.done(ADMIN, 'review_closure', CLOSING);
    expect(await desk.status(code)).toBe('closed');
  });

  it('when the return is rejected, then it is back where it was: before receipt or in verification (RPT-032)', async () => {
    await desk.done(HANDLER, 'receive', { action: 'return', returnReason: '不属于本辖区。' });
    await desk.done(ADMIN, 'review_return', { decision: 'reject', rejectReason: '属于你辖区' });
    expect(await desk.openSteps(code)).toEqual(['receive @town']);
    expect(await desk.status(code)).toBe('awaiting-receipt');
    await desk.done(HANDLER, 'receive', { action: 'verify' });
    await desk.done(HANDLER, 'verify', { action: 'return', returnReason: '企业已搬迁。' });
    await desk.done(ADMIN, 'review_return', { decision: 'reject', rejectReason: '仍需核查' });
    expect(await desk.openSteps(code)).toEqual(['verify @town']);
    expect(await desk.status(code)).toBe('verifying');
    await closeAll();
  });

  it('when it applies not to accept and that is approved, then the report is not accepted and the reporter learns why (RPT-021)', async () => {
    await desk.done(HANDLER, 'receive', { action: 'not-accept', ...REFUSAL });
    expect(await desk.status(code)).toBe('not-accept-review');
    await desk.done(ADMIN, 'review_not_accept', { decision: 'approve' });
    expect(await desk.status(code)).toBe('not-accepted');
    expect(await desk.openSteps(code)).toEqual([]);
    expect((await desk.smsTo(REPORT.reporter.phone)).at(-1)).toBe('report-not-accepted');
  });

  it('when that is rejected during verification, then it goes on', async () => {
    await desk.done(HANDLER, 'receive', { action: 'verify' });
    await desk.done(HANDLER, 'verify', { action: 'not-accept', ...REFUSAL });
    await desk.done(ADMIN, 'review_not_accept', { decision: 'reject', rejectReason: '线索明确' });
    expect(await desk.openSteps(code)).toEqual(['verify @town']);
    await closeAll();
    expect(await desk.status(code)).toBe('closed');
  });

  it('when a reward is still to be paid at closure, then the code shows closed and the county records the reward later (RPT-037)', async () => {
    await desk.done(HANDLER, 'receive', { action: 'verify' });
    await desk.done(HANDLER, 'verify', { action: 'closure', ...RESULT });
    await desk.done(ADMIN, 'review_closure', { ...CLOSING, rewardState: 'pending' });
    expect(await desk.status(code)).toBe('reward-pending');
    expect((await desk.progress(code)).body).toMatchObject({ statusText: '已办结', answer: '已整改' });
    await desk.done(ADMIN, 'reward', { rewardYuan: 3000.5, rewardedOn: '2026-03-20' });
    expect(await desk.status(code)).toBe('closed');
    const { id } = await desk.caseRow(code);
    const report = await desk.read.selectFrom('report').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow();
    expect(report).toMatchObject({ reward_fen: 300050, rewarded_on: '2026-03-20' });
  });
});

describe('given a report that takes longer (RPT-030, RPT-031)', () => {
  const due = async () => new Date((await desk.caseRow(code)).due_at ?? 0).toISOString().slice(0, 10);
  const ask = (extensionDays: number) =>
    desk.complete('chemicals-handler', 'verify', {
      action: 'extension',
      extensionDays,
      extensionReason: '需委托鉴定。',
    });

  beforeAll(async () => {
    await dispatched({ leadUnit: 'chemicals' });
    await desk.done('chemicals-handler', 'receive', { action: 'verify' });
  });

  it('when more than 30 days are asked for, then it is refused', async () => {
    expect((await ask(31)).body).toMatchObject({ errors: [{ field: 'values.extensionDays', code: 'max' }] });
  });

  it('when the head of the own authority refuses, then the old due date stands and verification goes on', async () => {
    expect(await due()).toBe('2026-05-28');
    await ask(20);
    expect(await desk.openSteps(code)).toEqual(['approve_extension @county']);
    expect(await desk.status(code)).toBe('extension-review');
    await desk.done('county-authority-head', 'approve_extension', { decision: 'reject', rejectReason: '应按期完成' });
    expect(await desk.openSteps(code)).toEqual(['verify @chemicals']);
    expect([await due(), await desk.status(code)]).toEqual(['2026-05-28', 'verifying']);
  });

  it('when the head approves and the superior rejects, then the old due date stands', async () => {
    await ask(20);
    await desk.done('county-authority-head', 'approve_extension', { decision: 'approve' });
    expect(await desk.openSteps(code)).toEqual(['review_extension @county']);
    await desk.done(ADMIN, 'review_extension', { decision: 'reject', rejectReason: '理由不充分' });
    expect([await due(), await desk.status(code)]).toEqual(['2026-05-28', 'verifying']);
  });

  it('when both approve, then the due date moves, the step follows it, and the report is shown as extended', async () => {
    await ask(20);
    await desk.done('county-authority-head', 'approve_extension', { decision: 'approve' });
    await desk.done(ADMIN, 'review_extension', { decision: 'approve' });
    expect([await due(), await desk.status(code)]).toEqual(['2026-06-17', 'extended']);
    const item = await desk.find('chemicals-handler', 'verify');
    expect(item).toMatchObject({ dueAt: '2026-06-17T15:59:59.999Z' });
  });

  it('when 20 of 30 days are used, then 11 more are refused and 10 are taken', async () => {
    expect((await ask(11)).body).toMatchObject({ errors: [{ field: 'values.extensionDays', code: 'max' }] });
    expect((await ask(10)).status).toBe(200);
  });
});

describe('given a report that the city gives to a county', () => {
  beforeAll(async () => {
    code = await desk.report({ regionCode: '610100' });
    await desk.done('city-information-officer', 'review_intake', { decision: 'accept' });
    await desk.done('city-information-officer', 'dispatch', { leadUnit: 'county', coUnits: ['fire'] });
  });

  it('when the county passes it to a township that returns it, then the county decides again (RPT-027)', async () => {
    await desk.done(ADMIN, 'receive', { action: 'pass-on', subordinateUnit: 'town' });
    expect(await desk.openSteps(code)).toEqual(['receive @fire', 'receive @town']);
    await desk.done(HANDLER, 'receive', { action: 'return', returnReason: '不属于本辖区。' });
    await desk.done(ADMIN, 'review_return', { decision: 'approve' });
    expect(await desk.openSteps(code)).toEqual(['receive @county', 'receive @fire']);
  });

  it('when it passes it to another township that verifies it, then the county feeds the result back to the city', async () => {
    await desk.done(ADMIN, 'receive', { action: 'pass-on', subordinateUnit: 'village' });
    await desk.done('village-handler', 'receive', { action: 'verify' });
    await desk.done('village-handler', 'verify', { action: 'closure', ...RESULT });
    await desk.done(ADMIN, 'review_closure', CLOSING);
    expect(await desk.openSteps(code)).toEqual(['receive @fire', 'verify @county']);
    expect(await desk.status(code)).toBe('verifying');
  });

  it('when the county hands it to a department, then that verifies (改派)', async () => {
    await desk.done(ADMIN, 'verify', { action: 'transfer', verifyUnit: 'chemicals' });
    expect(await desk.openSteps(code)).toEqual(['receive @fire', 'verify @chemicals']);
  });

  it('when the refusal of the leading unit is approved, then the co-handling one is withdrawn and the report is not accepted', async () => {
    await desk.done('chemicals-handler', 'verify', { action: 'not-accept', ...REFUSAL });
    expect(await desk.openSteps(code)).toEqual(['receive @fire', 'review_not_accept @city']);
    await desk.done('city-unit-admin', 'review_not_accept', { decision: 'approve' });
    expect(await desk.openSteps(code)).toEqual([]);
    expect(await desk.status(code)).toBe('not-accepted');
  });
});

describe('given a co-handling unit that returns its part', () => {
  it('when the county does not assign it again, then the leading unit alone brings the report to closure', async () => {
    await dispatched({ leadUnit: 'town', coUnits: ['village'] });
    await desk.done('village-handler', 'receive', { action: 'return', returnReason: '与本单位无关。' });
    await desk.done(ADMIN, 'review_return', { decision: 'approve' });
    await desk.done(ADMIN, 'redispatch', { action: 'stop' });
    expect(await desk.openSteps(code)).toEqual(['receive @town']);
    await desk.done(HANDLER, 'receive', { action: 'verify' });
    await desk.done(HANDLER, 'verify', { action: 'closure', ...RESULT });
    await desk.done(ADMIN, 'review_closure', CLOSING);
    expect(await desk.status(code)).toBe('closed');
  });
});
