import { describe, expect, it } from 'vitest';
import { jobWith, recordingContext } from '../recording-context.ts';
import deadlineRemind from './deadline-remind.ts';

const DUE = Date.UTC(2026, 5, 30, 15, 59, 59, 999);
const units = [
  { id: 'county', name: '县应急管理局', kind: 'county', parentId: 'city' },
  { id: 'chemicals', name: '危化科', kind: 'department', parentId: 'county' },
] as const;
const given = {
  case: { dueAt: DUE },
  units,
  users: { 'county:direct-leader': ['leader'] },
  holders: { userIds: ['handler', 'leader'], unitIds: ['chemicals'] },
};

describe('given a report held by an internal department', () => {
  it('when ten days are left, then its handlers and the direct leader of the authority are told once each by message and SMS (RPT-043)', async () => {
    const context = recordingContext(given);
    const result = await deadlineRemind.run(
      jobWith({ kind: 'before-10', reminded: [`${DUE}:before-15`, '1:before-15'] }),
      context,
    );
    const values = { number: 'SM61010200000000001', title: '储罐泄漏', due: '2026-06-30', days: '10' };
    expect(context.calls).toEqual([
      { effect: 'notify', value: { userIds: ['handler', 'leader'], template: 'deadline-near', values, sms: true } },
      { effect: 'timeline', value: { code: 'deadline-near', values } },
    ]);
    expect(result).toEqual({ reminded: [`${DUE}:before-15`, `${DUE}:before-10`] });
  });

  it('when a township without a leader of its own holds it, then the leader of the county is told', async () => {
    const town = { id: 'town', name: '镇应急管理所', kind: 'township', parentId: 'county' } as const;
    const holders = { userIds: ['clerk'], unitIds: ['town'] };
    const context = recordingContext({ ...given, units: [...units, town], holders });
    await deadlineRemind.run(jobWith({ kind: 'before-10' }), context);
    expect(context.calls[0]).toMatchObject({ effect: 'notify', value: { userIds: ['clerk', 'leader'] } });
  });

  it('when the due date has passed, then they are told that it is overdue (RPT-042)', async () => {
    const context = recordingContext(given);
    await deadlineRemind.run(jobWith({ kind: 'overdue' }), context);
    expect(context.calls[0]).toMatchObject({ effect: 'notify', value: { template: 'deadline-overdue' } });
  });

  it('when the due date was taken away meanwhile, then nobody is told', async () => {
    const context = recordingContext({ ...given, case: { dueAt: null } });
    await deadlineRemind.run(jobWith({ kind: 'before-10' }), context);
    expect(context.calls).toEqual([]);
  });
});
