import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Diagram } from '@safeflow/contracts';
import { claimItem, detailOf, finishItem, itemOf, openPurchase } from '../../testing/purchase.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import type { DefinitionProblem } from './check-folder.ts';

const MODELS = join(import.meta.dirname, '../../testing/models');

let server: TestServer;
let root: string;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'safeflow-models-'));
  cpSync(MODELS, root, { recursive: true });
  server = await startTestServer({}, MODELS);
});
afterEach(async () => {
  await server.stop();
  rmSync(root, { recursive: true });
});

const change = (file: string, from: string, to: string) => {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replaceAll(from, to));
};
const deploy = () => server.services.kernel.deploy(root, new Set(server.services.workers.keys()));

describe('deployment of process folders', () => {
  it('given unchanged files, then nothing gets a new version', async () => {
    expect(await deploy()).toEqual([]);
    const rows = await server.services.database.read
      .selectFrom('bpm_definition')
      .select(['process_id', 'version'])
      .execute();
    expect(rows).toEqual([
      { process_id: 'purchase', version: 1 },
      { process_id: 'purchase-watch', version: 1 },
    ]);
  });

  it('given a changed model and form, then new cases take them and running ones finish on theirs (PLT-071)', async () => {
    const officer = await server.signIn('officer');
    const admin = await server.signIn('admin');
    const handler = await server.signIn('handler');
    const before = await openPurchase(officer);
    change('bpmn/purchase/purchase.bpmn', 'name="付款"', 'name="支付货款"');
    change('forms/purchase/review.form', '退回原因', '退回理由');
    expect(await deploy()).toEqual([]);
    const after = await openPurchase(officer);
    const [old, young] = [await claimItem(admin, before.id), await claimItem(admin, after.id)];
    expect(JSON.stringify((await detailOf(admin, old.id)).form)).toContain('退回原因');
    expect(JSON.stringify((await detailOf(admin, young.id)).form)).toContain('退回理由');
    for (const { id, version } of [old, young]) {
      await admin.post(`/api/work-items/${id}/complete`, { version, values: { decision: 'approve' }, opinion: '同意' });
    }
    await server.settle();
    expect((await itemOf(handler, before.id)).name).toBe('付款');
    expect((await itemOf(handler, after.id)).name).toBe('支付货款');
    await finishItem(handler, before.id);
    const { body } = await admin.get<{ diagrams: Diagram[] }>(`/api/cases/${before.id}/diagrams`);
    expect(body.diagrams[0]).toMatchObject({ version: 1, state: 'completed' });
    const operator = await server.signIn('operator');
    const { definitions } = (await operator.get<{ definitions: { processId: string }[] }>('/api/definitions')).body;
    expect(definitions.filter(({ processId }) => processId === 'purchase')).toMatchObject([
      { version: 2, latest: true, active: 1, completed: 0 },
      { version: 1, latest: false, active: 0, completed: 1 },
    ]);
  });

  it.each<[string, () => void, Partial<DefinitionProblem>]>([
    [
      'a flow into nothing',
      () => change('bpmn/purchase/purchase.bpmn', 'targetRef="pay"', 'targetRef="nowhere"'),
      { file: 'bpmn/purchase/purchase.bpmn', rule: 'reference' },
    ],
    [
      'FEEL that is none',
      () => change('bpmn/purchase/purchase.bpmn', '=decision = "approve"<', '=decision = = <'),
      { file: 'bpmn/purchase/purchase.bpmn', element: 'approved', rule: 'feel' },
    ],
    [
      'a job type without a worker',
      () => change('bpmn/purchase/purchase.bpmn', 'purchase/record', 'purchase/unknown'),
      { file: 'bpmn/purchase/purchase.bpmn', element: 'record', rule: 'unknown-job-type' },
    ],
    [
      'a form that is not there',
      () => rmSync(join(root, 'forms/purchase/review.form')),
      { file: 'bpmn/purchase/purchase.bpmn', element: 'review', rule: 'unknown-form' },
    ],
    [
      'a form that nothing uses',
      () =>
        writeFileSync(
          join(root, 'forms/purchase/extra.form'),
          '{"id":"purchase-extra","type":"default","components":[]}',
        ),
      { file: 'forms/purchase/extra.form', element: 'purchase-extra', rule: 'orphaned-form' },
    ],
    [
      'a decision file that is none',
      () => writeFileSync(join(root, 'bpmn/purchase/level.dmn'), '<definitions />'),
      { file: 'bpmn/purchase/level.dmn', rule: 'xml' },
    ],
    [
      'a form with bad JSON',
      () => change('forms/purchase/revise.form', '"components": [', '"components": ['.slice(0, -1)),
      { file: 'forms/purchase/revise.form', rule: 'json' },
    ],
    [
      'a form whose condition is no FEEL',
      () => change('forms/purchase/review.form', '=decision != \\"reject\\"', '=decision != !'),
      { file: 'forms/purchase/review.form', element: 'reason', rule: 'feel' },
    ],
    [
      'a status that the case type does not name',
      () => change('bpmn/purchase/purchase.bpmn', 'value="paying"', 'value="payed"'),
      { file: 'bpmn/purchase/purchase.bpmn', element: 'pay', rule: 'unknown-status' },
    ],
    [
      'a time span that is none',
      () => change('bpmn/purchase/purchase.bpmn', 'value="3wd"', 'value="soon"'),
      { file: 'bpmn/purchase/purchase.bpmn', element: 'review', rule: 'time-span' },
    ],
    [
      'a case type with a wrong tone',
      () => change('bpmn/purchase/case-type.json', '"warning"', '"pink"'),
      { file: 'bpmn/purchase/case-type.json', element: 'statuses.2.tone', rule: 'schema' },
    ],
    [
      'a file that is no XML',
      () => writeFileSync(join(root, 'bpmn/purchase/purchase.bpmn'), 'BPMN'),
      { file: 'bpmn/purchase/purchase.bpmn', rule: 'xml' },
    ],
  ])(
    'given %s, then file, element and rule are named and the version deployed before goes on',
    async (_what, spoil, expected) => {
      spoil();
      const problems = await deploy();
      expect(problems).toContainEqual(expect.objectContaining(expected));
      for (const { message } of problems) expect(message).toMatch(/^Expected .*\.$/s);
      const operator = await server.signIn('operator');
      const { body } = await operator.get<{ problems: DefinitionProblem[] }>('/api/definitions');
      expect(body.problems).toEqual(problems);
      const officer = await server.signIn('officer');
      const { id } = await openPurchase(officer);
      const admin = await server.signIn('admin');
      expect((await itemOf(admin, id)).name).toBe('审批');
    },
  );
});
