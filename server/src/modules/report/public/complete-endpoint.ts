import { publicCompletionSchema, publicProgressSchema, type PublicCompletion } from '@safeflow/contracts';
import { claimFiles } from '../../../bpm/file/claim-files.ts';
import { readYourWrites } from '../../../bpm/read-your-writes.ts';
import { addEntry } from '../../../bpm/timeline/add-entry.ts';
import { endpoint, type Endpoint } from '../../../http/endpoint.ts';
import { nothingToComplete, wrongCaptcha } from './public-errors.ts';
import { PUBLIC_OWNER, type PublicNeeds } from './public-needs.ts';
import { caseByCode, progressOf } from './public-progress.ts';

/** Milliseconds within which the process will wait for the message, on an engine server too. */
const PROCESS_MAY_BE_BUSY = 60_000;

const STEP = { zh: '举报人补正', en: 'Completed by the reporter' };

/** The reporter adds what was missing, and the decision on acceptance is taken again (RPT-018). */
export function completeEndpoint(needs: PublicNeeds): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/public/reports/complete',
    tag: 'Public reports',
    summary: 'Add what was missing in a report',
    access: 'public',
    body: publicCompletionSchema,
    reply: publicProgressSchema,
    handle: async ({ body, request }) => {
      if (!(await needs.captchas.check(body.captcha))) throw wrongCaptcha({ field: 'captcha.answer' });
      const { id, number } = await caseByCode(needs, body.code);
      await complete(needs, id, body);
      await needs.audit.record(null, {
        actorName: '公众',
        address: request.ip ?? '',
        action: 'report.complete',
        object: number,
        result: 'done',
      });
      return progressOf(needs, await caseByCode(needs, body.code));
    },
  });
}

async function complete(needs: PublicNeeds, caseId: string, body: PublicCompletion): Promise<void> {
  const { engine, clock, module } = needs;
  await readYourWrites(needs, async (tx) => {
    const row = await tx.k.selectFrom('bpm_case').select('status').where('id', '=', caseId).executeTakeFirstOrThrow();
    if (row.status !== 'temporarily-not-accepted') throw nothingToComplete();
    const earlier = (await module.readRecord(tx, caseId))['supplement'];
    const supplement = [earlier, body.facts].filter((text) => typeof text === 'string' && text !== '').join('\n');
    await module.patchRecord(tx, caseId, { supplement });
    await addEntry(tx, {
      caseId,
      at: clock.now(),
      kind: 'step',
      title: STEP.zh,
      titleEn: STEP.en,
      answers: [{ label: '补正内容', value: body.facts }],
      fileIds: body.fileIds,
    });
    await claimFiles(tx, { ids: body.fileIds, owner: PUBLIC_OWNER, caseId, itemId: null, step: STEP.zh });
    await engine.send(tx, {
      type: 'publish-message',
      name: 'report-completed',
      correlationKey: caseId,
      variables: {},
      timeToLive: PROCESS_MAY_BE_BUSY,
      messageId: body.requestId,
    });
  });
}
