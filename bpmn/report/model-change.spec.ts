import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportDesk } from '@safeflow/server/src/modules/report/testing/report-desk.ts';

const ROOT = join(import.meta.dirname, '../..');
const OFFICER = 'county-information-officer';
const ADMIN = 'county-unit-admin';

let folder: string;
let desk: ReportDesk;
let earlier: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'safeflow-models-'));
  for (const part of ['bpmn/report', 'forms/report']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  desk = await ReportDesk.open();
  earlier = await desk.report();
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

/** Puts a second review between the decision and the acceptance, as a process administrator would draw it. */
function withSecondReview(xml: string): string {
  const task =
    '<bpmn:userTask id="second_review" name="复核"><bpmn:extensionElements>' +
    '<zeebe:assignmentDefinition candidateGroups="=[unitId + &quot;:unit-admin&quot;]" /></bpmn:extensionElements>' +
    '<bpmn:incoming>flow_intake_decision_accept</bpmn:incoming><bpmn:outgoing>flow_reviewed</bpmn:outgoing></bpmn:userTask>' +
    '<bpmn:sequenceFlow id="flow_reviewed" sourceRef="second_review" targetRef="accept" />';
  return xml
    .replace(/(<bpmn:serviceTask id="accept"[^]*?)flow_intake_decision_accept/, '$1flow_reviewed')
    .replace(/(id="flow_intake_decision_accept"[^>]*targetRef=)"accept"/, '$1"second_review"')
    .replace('<bpmn:serviceTask id="accept"', `${task}<bpmn:serviceTask id="accept"`);
}

async function publish(change: (xml: string) => string): Promise<unknown> {
  const file = join(folder, 'bpmn/report/report.bpmn');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  const { kernel, workers } = desk.server.services;
  return kernel.deploy(folder, new Set(workers.keys()));
}

describe('given a process administrator who inserts a second review', () => {
  it('when the model is published, then nothing is refused', async () => {
    expect(await publish(withSecondReview)).toEqual([]);
  });

  it('when a new report is accepted, then the second review comes before it is registered', async () => {
    const code = await desk.report({ title: '变更之后的举报' });
    await desk.done(OFFICER, 'review_intake', { decision: 'accept' }, { code });
    expect(await desk.openSteps(code)).toEqual(['second_review @county']);
    await desk.done(ADMIN, 'second_review', {}, { code });
    expect(await desk.openSteps(code)).toEqual(['dispatch @county']);
  });

  it('when the report that was running is accepted, then it goes the way it was begun', async () => {
    await desk.done(OFFICER, 'review_intake', { decision: 'accept' }, { code: earlier });
    expect(await desk.openSteps(earlier)).toEqual(['dispatch @county']);
  });

  it('when a broken model is published, then it is refused by file, element and rule, and the version before goes on', async () => {
    const problems = await publish((xml) => xml.replace('type="report/accept"', 'type="report/nobody"'));
    expect(problems).toMatchObject([{ file: 'bpmn/report/report.bpmn', element: 'accept', rule: 'unknown-job-type' }]);
    const code = await desk.report({ title: '仍可受理的举报' });
    await desk.done(OFFICER, 'review_intake', { decision: 'accept' }, { code });
    expect(await desk.openSteps(code)).toEqual(['second_review @county']);
  });
});
