import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT, ReportDesk } from '../testing/report-desk.ts';

let desk: ReportDesk;
beforeAll(async () => {
  desk = await ReportDesk.open();
});
afterAll(() => desk.close());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const cases = async () => {
  const { count } = desk.read.fn;
  return desk.read.selectFrom('bpm_case').select(count<number>('id').as('n')).executeTakeFirstOrThrow();
};

describe('given the public page', () => {
  it('when it opens, then it has the notice in both languages, its reading time, the choices and the regions served (RPT-002, RPT-003)', async () => {
    const { status, body } = await desk.public.get('/api/public/setup');
    expect(status).toBe(200);
    expect(body).toMatchObject({ noticeSeconds: 15, uploadMaxBytes: 1024 * 1024 });
    const { zh, en } = body['notice'] as { zh: string; en: string };
    expect([zh, en].map((text) => text.split('\n').length > 10)).toEqual([true, true]);
    const codes = (body['regions'] as { code: string; parent: string | null }[]).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['610000', '610100', '610112', '610300']));
    expect(codes).not.toContain('110000');
  });
});

describe('given a report handed in', () => {
  it('when it is complete, then the code is shown with the day of the decision and the responsible unit (RPT-005, RPT-007, RPT-017)', async () => {
    const { status, body } = await desk.submit();
    expect(status).toBe(201);
    expect(body).toEqual({
      code: expect.stringMatching(/^SM610112\d{11}$/) as string,
      acceptBy: '2026-03-05T15:59:59.999Z',
      unitName: '未央区应急管理局',
    });
  });

  it('when the region has no authority of its own, then the next one above is responsible', async () => {
    expect((await desk.submit({ regionCode: '610300' })).body['unitName']).toBe('陕西省应急管理厅');
  });

  it('when it is about a major risk, then it is urgent', async () => {
    expect((await desk.caseRow(await desk.report({ matter: 'major-risk' }))).priority).toBe('urgent');
  });

  it('when it has photos, then they belong to it', async () => {
    const uploaded = await desk.public.upload('/api/public/files', { name: '现场.png', content: png });
    expect(uploaded).toMatchObject({
      status: 201,
      body: { file: { name: '现场.png', type: 'image/png', size: png.length } },
    });
    const { id } = uploaded.body['file'] as { id: string };
    const code = await desk.report({ fileIds: [id] });
    const client = await desk.as('county-information-officer');
    const { body } = await client.get(`/api/cases/${(await desk.caseRow(code)).id}`);
    expect(body['attachments']).toMatchObject([{ id, name: '现场.png' }]);
    const again = await desk.submit({ fileIds: [id] });
    expect(again).toMatchObject({ status: 400, body: { code: 'unknown-file', field: 'fileIds' } });
  });

  it('when the same request comes twice, also at the same moment, then there is one report and one code', async () => {
    const before = (await cases()).n;
    const request = { ...REPORT, requestId: randomUUID() };
    const send = async () => desk.public.post('/api/public/reports', { ...request, captcha: await desk.captcha() });
    const answers = await Promise.all([send(), send(), send()]);
    const late = await desk.public.post('/api/public/reports', { ...request, captcha: { id: 'lost', answer: 'lost' } });
    expect(new Set([...answers, late].map(({ status, body }) => `${status} ${String(body['code'])}`)).size).toBe(1);
    expect((await cases()).n).toBe(before + 1);
  });

  it('when it was handed in, then the audit log says so without naming anybody', async () => {
    const code = await desk.report();
    const entry = await desk.read
      .selectFrom('audit_log')
      .selectAll()
      .where('object', '=', code)
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ action: 'report.submit', actor_name: '公众' });
  });
});

describe('given input that is wrong', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['a title that is no text', 'title', { title: 12 }],
    ['a title of 101 characters', 'title', { title: '题'.repeat(101) }],
    ['facts of 5001 characters', 'facts', { facts: '事'.repeat(5001) }],
    ['too little said', 'facts', { facts: '有隐患' }],
    ['an unknown kind of matter', 'matter', { matter: 'gossip' }],
    ['an unknown industry', 'industry', { industry: 'magic' }],
    ['a region that does not exist', 'regionCode', { regionCode: '999999' }],
    ['a region of another province', 'regionCode', { regionCode: '110101' }],
    ['a mobile number of ten digits', 'reporter.phone', { reporter: { name: '王某', phone: '1990000999' } }],
    ['no reporter at all', 'reporter', { reporter: undefined }],
    ['ten files', 'fileIds', { fileIds: Array.from({ length: 10 }, () => randomUUID()) }],
    ['a request id that is none', 'requestId', { requestId: 'again' }],
    ['no captcha', 'captcha', { captcha: undefined }],
    ['a file nobody uploaded', 'fileIds', { fileIds: [randomUUID()] }],
  ])('when there is %s, then "%s" is named and no report is opened', async (_what, field, change) => {
    const before = (await cases()).n;
    const { status, body } = await desk.submit(change);
    expect({ status, field: body['field'] }).toEqual({ status: 400, field });
    expect((await cases()).n).toBe(before);
  });

  it("when the captcha is wrong, used before, or another one's, then it is refused", async () => {
    const used = await desk.captcha();
    await desk.submit({ captcha: used });
    for (const captcha of [used, { ...(await desk.captcha()), answer: '????' }, { id: randomUUID(), answer: 'abcd' }]) {
      const { status, body } = await desk.submit({ captcha });
      expect({ status, code: body['code'], field: body['field'] }).toEqual({
        status: 400,
        code: 'wrong-captcha',
        field: 'captcha.answer',
      });
    }
  });

  it('when it names a file that staff uploaded, then it is refused', async () => {
    const fileIds = [await desk.attach('town-handler', '内部.pdf', '')];
    expect(await desk.submit({ fileIds })).toMatchObject({ status: 400, body: { code: 'unknown-file' } });
  });

  it.each([
    ['a program named as a photo', 'photo.jpg', Buffer.from('MZ\u0090\u0000 this is no photo'), 415],
    ['a file of more than the limit', 'photo.png', Buffer.concat([png, Buffer.alloc(1024 * 1024)]), 413],
    ['an empty file', 'photo.png', Buffer.alloc(0), 400],
  ])('when %s is uploaded, then it is refused', async (_what, name, content, status) => {
    expect((await desk.public.upload('/api/public/files', { name, content })).status).toBe(status);
  });
});

describe('given the code of a report (RPT-008)', () => {
  it('when it is asked for in small letters, then it is found, and nothing of units and persons is told', async () => {
    const code = await desk.report();
    await desk.done(
      'county-information-officer',
      'review_intake',
      { decision: 'accept' },
      { opinion: '内部意见', code },
    );
    await desk.done('county-unit-admin', 'dispatch', { leadUnit: 'town', instruction: '内部要求' }, { code });
    const { status, body } = await desk.progress(code.toLowerCase());
    expect({ status, text: body['statusText'] }).toEqual({ status: 200, text: '办理中' });
    expect(JSON.stringify(body)).not.toMatch(/内部|街道|应急管理局|county|town|王某某|19900009999/);
  });

  it('when a code does not exist or belongs to something else, then the answer is always the same', async () => {
    const answers = [
      await desk.progress('SM61011200000000000'),
      await desk.progress('NM00000000000000000'),
      await desk.progress("' or 1=1 --"),
    ];
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, body: { code: 'unknown-code' } });
  });

  it('when the captcha is wrong, then nothing is told', async () => {
    const code = await desk.report();
    const answer = await desk.public.post('/api/public/reports/query', { code, captcha: { id: 'x', answer: 'y' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'wrong-captcha' } });
  });

  it('when somebody adds to a report that lacks nothing, then it is refused and unchanged', async () => {
    const code = await desk.report();
    const body = { requestId: randomUUID(), code, facts: '再补充一些情况，请查收。', captcha: await desk.captcha() };
    const answer = await desk.public.post('/api/public/reports/complete', body);
    expect(answer).toMatchObject({ status: 409, body: { code: 'nothing-to-complete' } });
  });
});
