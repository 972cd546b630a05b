import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportDesk } from '@safeflow/server/src/modules/report/testing/report-desk.ts';

let desk: ReportDesk;
let code: string;
beforeAll(async () => {
  desk = await ReportDesk.open();
  code = await desk.report({ reporter: null });
});
afterAll(() => desk.close());

const reminders = async () =>
  (await desk.sms())
    .filter(({ template }) => ['receipt-late', 'deadline-near', 'deadline-overdue'].includes(template))
    .map(({ template, text }) => `${template} ${/(\d+)天/.exec(text)?.[1] ?? ''}`.trim());
const timeline = async () => {
  const { id } = await desk.caseRow(code);
  const rows = desk.read
    .selectFrom('bpm_timeline')
    .select('title')
    .where('case_id', '=', id)
    .where('kind', '=', 'deadline');
  return (await rows.orderBy('at').execute()).map(({ title }) => title);
};

describe('given a report that nobody hurries about (RPT-043)', () => {
  it('when it is accepted and dispatched, then there is no reminder for 14 days', async () => {
    await desk.done('county-unit-admin', 'review_intake', { decision: 'accept' });
    await desk.done('county-unit-admin', 'dispatch', { leadUnit: 'chemicals' });
    await desk.pass(14);
    expect(await reminders()).toEqual([]);
  });

  it('when receipt is not confirmed for 15 days, then handler and direct leader are alarmed once, and the step stays open', async () => {
    await desk.pass(3);
    expect(await reminders()).toEqual(['receipt-late 15', 'receipt-late 15']);
    const told = (await desk.sms()).slice(-2).map(({ recipient }) => recipient);
    expect(told.sort()).toEqual(['19900001007', '19900001008']);
    expect(await desk.openSteps(code)).toEqual(['receive @chemicals']);
  });

  it('when the due date comes near, then handler and leader are reminded 15, 10 and 5 days before, each once', async () => {
    await desk.done('chemicals-handler', 'receive', { action: 'verify' });
    const before = (await reminders()).length;
    await desk.pass(62);
    expect((await reminders()).slice(before)).toEqual([15, 15, 10, 10].map((days) => `deadline-near ${days}`));
    await desk.pass(4);
    expect((await reminders()).slice(before)).toEqual([15, 15, 10, 10, 5, 5].map((days) => `deadline-near ${days}`));
  });

  it('when it is extended, then the reminders follow the new due date (RPT-031)', async () => {
    const before = (await reminders()).length;
    await desk.done('chemicals-handler', 'verify', {
      action: 'extension',
      extensionDays: 20,
      extensionReason: '需委托鉴定。',
    });
    await desk.done('county-authority-head', 'approve_extension', { decision: 'approve' });
    await desk.done('county-unit-admin', 'review_extension', { decision: 'approve' });
    await desk.pass(8);
    expect(await reminders()).toHaveLength(before);
    await desk.pass(7);
    expect((await reminders()).slice(before)).toEqual([15, 15, 10, 10].map((days) => `deadline-near ${days}`));
  });

  it('when it passes, then all are told that it is overdue, once (RPT-042), and the timeline shows every reminder', async () => {
    const before = (await reminders()).length;
    await desk.pass(20);
    expect((await reminders()).slice(before).map((text) => text.split(' ')[0])).toEqual([
      ...['deadline-near', 'deadline-near'],
      ...['deadline-overdue', 'deadline-overdue'],
    ]);
    expect(await timeline()).toHaveLength(7);
  });

  it('when it is closed at last, then nobody is reminded any more', async () => {
    await desk.done('chemicals-handler', 'verify', {
      action: 'closure',
      verification: '经现场核查，情况不属实。',
      verifiedTrue: 'no',
      handling: '无需处理',
    });
    await desk.done('county-unit-admin', 'review_closure', {
      decision: 'approve',
      closingNote: '同意办结',
      publicAnswer: '不属实',
      rewardState: 'none',
    });
    const before = (await desk.sms()).length;
    await desk.pass(60);
    expect(await desk.sms()).toHaveLength(before);
    expect(await desk.status(code)).toBe('closed');
  });
});
