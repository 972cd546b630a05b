import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT, ReportDesk } from './testing/report-desk.ts';

let desk: ReportDesk;
let code: string;
let id: string;
beforeAll(async () => {
  desk = await ReportDesk.open();
  code = await desk.report();
  ({ id } = await desk.caseRow(code));
  await desk.done('county-information-officer', 'review_intake', { decision: 'accept' });
});
afterAll(() => desk.close());

interface Section {
  readonly key: string;
  readonly facts: readonly { key: string; value: string; masked: boolean }[];
}
const reporter = (body: Readonly<Record<string, unknown>>) =>
  (body['sections'] as Section[])
    .find(({ key }) => key === 'reporter')
    ?.facts.map(({ value, masked }) => ({ value, masked }));
const reveal = async (account: string) => (await desk.as(account)).post(`/api/cases/${id}/reveal`);

describe('given a real-name report (RPT-051, D11)', () => {
  it('when a handling person opens it, then the reporter is masked until he asks, and the view is on record (RPT-053)', async () => {
    const { body } = await (await desk.as('county-information-officer')).get(`/api/cases/${id}`);
    expect(body['canReveal']).toBe(true);
    expect(reporter(body)).toEqual([
      { value: '王**', masked: true },
      { value: '199****99', masked: true },
    ]);
    const revealed = await reveal('county-information-officer');
    expect(reporter(revealed.body)).toEqual([
      { value: '王某某', masked: false },
      { value: '19900009999', masked: false },
    ]);
    const views = desk.read
      .selectFrom('audit_log')
      .select('actor_name')
      .where('action', 'like', '%reveal%')
      .where('object', '=', code);
    expect(await views.execute()).toEqual([{ actor_name: 'county-information-officer' }]);
  });

  it.each(['county-unit-admin', 'city-supervisor'])(
    'when %s, who has no step of it, opens it, then he sees the matter but may not reveal',
    async (account) => {
      const { status, body } = await (await desk.as(account)).get(`/api/cases/${id}`);
      expect({ status, canReveal: body['canReveal'] }).toEqual({ status: 200, canReveal: false });
      expect([403, 404]).toContain((await reveal(account)).status);
    },
  );

  it('when somebody of another county reaches for it, then it is as if there were none, and that is on record (RPT-077)', async () => {
    const client = await desk.as('stranger-information-officer');
    expect((await client.get(`/api/cases/${id}`)).status).toBe(404);
    expect((await reveal('stranger-information-officer')).status).toBe(404);
    const denied = desk.read
      .selectFrom('audit_log')
      .select('actor_name')
      .where('result', '=', 'denied')
      .where('object', '=', code);
    expect(new Set((await denied.execute()).map(({ actor_name }) => actor_name))).toContain(
      'stranger-information-officer',
    );
  });

  it('when a step is opened, then the form carries nothing of the reporter', async () => {
    const item = await desk.find('county-unit-admin', 'dispatch');
    const { body } = await (await desk.as('county-unit-admin')).get(`/api/work-items/${item?.id ?? ''}`);
    expect(JSON.stringify(body)).not.toMatch(/王某某|19900009999|sealed:/);
  });

  it('when an SMS was sent, then it reached the phone although neither table nor outbox holds it in plain', async () => {
    expect(await desk.smsTo(REPORT.reporter.phone)).toEqual(['report-accepted']);
    const { read } = desk;
    const rows = [
      await read.selectFrom('report').selectAll().execute(),
      await read.selectFrom('bpm_outbox').selectAll().execute(),
    ];
    expect(JSON.stringify(rows)).not.toMatch(/王某某|19900009999/);
  });
});

describe('given a second report of the same matter (RPT-022)', () => {
  it.each([
    ['the same enterprise', { place: '别处', title: '锅炉超压运行多日', facts: '锅炉压力表损坏，仍在运行。' }],
    ['the same place', { enterprise: '', title: '锅炉超压运行多日', facts: '锅炉压力表损坏，仍在运行。' }],
    [
      'much the same text',
      { enterprise: '', place: '别处', facts: '储罐区两具消防炮已锈死，无法转动，三个月无人处理！' },
    ],
  ])('when it names %s, then staff see the earlier one before they decide', async (_what, change) => {
    const later = await desk.caseRow(await desk.report(change));
    const { body } = await (await desk.as('county-information-officer')).get(`/api/cases/${later.id}`);
    const hints = (body['sections'] as Section[]).find(({ key }) => key === 'duplicates');
    expect(hints?.facts.map(({ key }) => key)).toContain(code);
    expect(JSON.stringify(hints)).not.toContain(REPORT.reporter.name);
  });

  it('when it is of another region, then there is no hint', async () => {
    const other = await desk.caseRow(await desk.report({ regionCode: '610113' }));
    const { status, body } = await (await desk.as('stranger-information-officer')).get(`/api/cases/${other.id}`);
    expect(status).toBe(200);
    expect((body['sections'] as Section[]).map(({ key }) => key)).toEqual(['matter', 'reporter']);
  });
});
