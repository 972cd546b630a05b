import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT, ReportDesk } from '../testing/report-desk.ts';

let desk: ReportDesk;
beforeAll(async () => {
  desk = await ReportDesk.open();
});
afterAll(() => desk.close());

describe('given a member of the public', () => {
  it('smoke', async () => {
    expect(desk.app.problems).toEqual([]);
    const answer = await desk.submit();
    expect(answer).toMatchObject({ status: 201 });
    console.log(answer.body, (await desk.progress(String(answer.body['code']))).body, await desk.openSteps(String(answer.body['code'])), REPORT.title);
  });
});
