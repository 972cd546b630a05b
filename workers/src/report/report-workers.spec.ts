import { describe, expect, it } from 'vitest';
import { jobWith, recordingContext, type Given } from '../recording-context.ts';
import accept from './accept.ts';
import apply from './apply.ts';
import askCompletion from './ask-completion.ts';
import assign from './assign.ts';
import close from './close.ts';
import extend from './extend.ts';
import handOut from './hand-out.ts';
import notAccept from './not-accept.ts';
import receiptAlarm from './receipt-alarm.ts';
import receive from './receive.ts';
import reviewDecided from './review-decided.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 2, 1);
const NUMBER = 'SM61010200000000001';
const PHONE = 'sealed:v1:abc';

const units: NonNullable<Given['units']> = [
  { id: 'county', name: '县应急管理局', kind: 'county', parentId: 'city' },
  { id: 'chemicals', name: '危化科', kind: 'department', parentId: 'county' },
  { id: 'town', name: '城关镇', kind: 'township', parentId: 'county' },
];
const users = {
  'county:authority-head': ['head'],
  'county:unit-admin': ['admin'],
  'county:direct-leader': ['leader'],
  'chemicals:handler': ['chemist'],
  'town:handler': ['officer'],
  'town:unit-admin': ['officer', 'clerk'],
};

describe('given a real-name report', () => {
  const realName = (record: Record<string, unknown> = {}) =>
    recordingContext({ now: NOW, record: { reporterPhone: PHONE, ...record } });

  it('when it is accepted, then it is due in 60 working days and the reporter gets an SMS (RPT-034)', async () => {
    const context = realName();
    await accept.run(jobWith({}), context);
    expect(context.calls).toEqual([
      { effect: 'patchRecord', value: { acceptedAt: NOW } },
      { effect: 'setDueAt', value: NOW + 60 * DAY },
      {
        effect: 'sms',
        value: { phone: PHONE, template: 'report-accepted', values: { number: NUMBER, due: '2026-05-01' } },
      },
    ]);
  });

  it('when leads are missing, then one SMS names all of them (RPT-018)', async () => {
    const context = realName({ missingItems: '具体地点；照片' });
    await askCompletion.run(jobWith({}), context);
    const values = { number: NUMBER, missing: '具体地点；照片' };
    expect(context.calls).toEqual([
      { effect: 'sms', value: { phone: PHONE, template: 'report-temporarily-not-accepted', values } },
    ]);
  });

  it('when it is not accepted, then the SMS explains it and no due date runs any more (RPT-019)', async () => {
    const context = realName({ notAcceptExplanation: '与在办举报重复' });
    await notAccept.run(jobWith({}), context);
    const values = { number: NUMBER, explanation: '与在办举报重复' };
    expect(context.calls).toEqual([
      { effect: 'setDueAt', value: null },
      { effect: 'sms', value: { phone: PHONE, template: 'report-not-accepted', values } },
    ]);
  });

  it('when it is handed out, then the SMS names the department (RPT-020)', async () => {
    const context = realName({ handOutTo: '县住房和城乡建设局' });
    await handOut.run(jobWith({}), context);
    const values = { number: NUMBER, department: '县住房和城乡建设局' };
    expect(context.calls).toEqual([{ effect: 'sms', value: { phone: PHONE, template: 'report-handed-out', values } }]);
  });

  it.each([
    [true, ['report-closed']],
    [false, []],
  ])(
    'when it is closed with "tell the reporter" %s, then the SMS sent are %j (RPT-036)',
    async (notifyReporter, templates) => {
      const context = realName({ notifyReporter, publicAnswer: '已整改' });
      const result = await close.run(jobWith({}), context);
      expect(context.calls.flatMap((call) => (call.effect === 'sms' ? [call.value.template] : []))).toEqual(templates);
      expect(result).toEqual({ rewardPending: false });
    },
  );

  it('when it is closed with a reward that is still to be paid, then the reward remains to be recorded (RPT-037)', async () => {
    expect(await close.run(jobWith({}), realName({ rewardState: 'pending' }))).toEqual({ rewardPending: true });
  });
});

describe('given an anonymous report', () => {
  it('when anything is decided, then no SMS is sent', async () => {
    for (const worker of [accept, askCompletion, notAccept, handOut, close]) {
      const context = recordingContext({ record: { reporterPhone: '', notifyReporter: true } });
      await worker.run(jobWith({}), context);
      expect(context.calls.filter(({ effect }) => effect === 'sms')).toEqual([]);
    }
  });
});

describe('given an assignment', () => {
  const assignment = (more: Partial<Given> = {}) => recordingContext({ units, users, case: { dueAt: NOW }, ...more });
  const notified = (context: ReturnType<typeof recordingContext>) =>
    context.calls.flatMap((call) => (call.effect === 'notify' ? [{ ...call.value, values: undefined }] : []));

  it('when a department is given the report, then its people get an SMS and the head of its authority approves extensions (RPT-044)', async () => {
    const context = assignment();
    expect(await assign.run(jobWith({ unitId: 'chemicals', lead: true }), context)).toEqual({
      verifyUnitId: 'chemicals',
      headGroup: 'county:authority-head',
    });
    expect(notified(context)).toEqual([
      { userIds: ['chemist'], template: 'transferred-in', sms: true, values: undefined },
    ]);
    expect(context.calls).toContainEqual({ effect: 'patchRecord', value: { handlingUnitId: 'chemicals' } });
  });

  it('when the unit has no head, then its administrator approves extensions', async () => {
    const result = await assign.run(jobWith({ unitId: 'town', lead: false }), assignment());
    expect(result).toEqual({ verifyUnitId: 'town', headGroup: 'town:unit-admin' });
  });

  it('when nobody confirmed receipt for 15 days, then handlers and the direct leader are alarmed (RPT-043)', async () => {
    const context = assignment();
    await receiptAlarm.run(jobWith({ unitId: 'chemicals' }), context);
    expect(notified(context)).toEqual([
      { userIds: ['chemist', 'leader'], template: 'receipt-late', sms: true, values: undefined },
    ]);
  });

  it('when another department is to verify, then it is told; when the unit verifies itself, then nobody is', async () => {
    const [other, own] = [assignment(), assignment()];
    await receive.run(jobWith({ unitId: 'county', verifyUnitId: 'chemicals' }), other);
    await receive.run(jobWith({ unitId: 'town', verifyUnitId: 'town' }), own);
    expect(notified(other)).toEqual([
      { userIds: ['chemist'], template: 'transferred-in', sms: true, values: undefined },
    ]);
    expect(notified(own)).toEqual([]);
  });

  it.each([
    ['closure', {}, ['admin']],
    ['extension', {}, ['head']],
    ['extension', { stage: 'superior' }, ['admin']],
  ])('when it applies for %s %j, then %j are told (D5)', async (step, headers, userIds) => {
    const context = assignment();
    const variables = { unitId: 'town', assignerUnitId: 'county', headGroup: 'county:authority-head', step };
    await apply.run(jobWith(variables, headers), context);
    expect(notified(context)).toEqual([{ userIds, template: 'application-to-review', sms: true, values: undefined }]);
  });

  it('when the superior rejects, then the applicant learns the reason and the shown state is put back (RPT-032)', async () => {
    const context = assignment();
    const variables = {
      verifyUnitId: 'town',
      lead: true,
      received: true,
      approved: false,
      step: 'closure',
      decisionReason: '照片不清',
    };
    await reviewDecided.run(jobWith(variables), context);
    expect(context.calls).toEqual([
      {
        effect: 'notify',
        value: {
          userIds: ['officer', 'clerk'],
          template: 'review-decided',
          values: {
            number: NUMBER,
            title: '储罐泄漏',
            application: '办结申请',
            applicationEn: 'application for closure',
            result: '不同意',
            resultEn: 'not approved',
            reason: '照片不清',
          },
          sms: true,
        },
      },
      { effect: 'setStatus', value: 'verifying' },
    ]);
  });

  it('when a co-handling unit is rejected, then the shown state of the report stays', async () => {
    const context = assignment();
    await reviewDecided.run(
      jobWith({ verifyUnitId: 'town', lead: false, received: true, approved: false, step: 'closure' }),
      context,
    );
    expect(context.calls.filter(({ effect }) => effect === 'setStatus')).toEqual([]);
  });

  it.each([
    [0, 10, 10],
    [25, 10, 5],
  ])(
    'when %s days were granted before and %s are approved, then the due date moves by %s (RPT-030)',
    async (before, asked, moved) => {
      const context = assignment({ record: { extendedDays: before } });
      await extend.run(jobWith({ extensionDays: asked }), context);
      expect(context.calls).toContainEqual({ effect: 'setDueAt', value: NOW + moved * DAY });
      expect(context.calls).toContainEqual({ effect: 'patchRecord', value: { extendedDays: before + moved } });
    },
  );
});
