import { publicReportReceiptSchema, publicReportSchema, type PublicReport } from '@safeflow/contracts';
import type { OpenCase } from '../../../bpm/case/open-case.ts';
import type { DirectoryUnit } from '../../../bpm/directory.ts';
import { readYourWrites } from '../../../bpm/read-your-writes.ts';
import { endpoint, type Endpoint } from '../../../http/endpoint.ts';
import { DECISION_DAYS } from '../handling/decision-days.ts';
import { routeReport } from '../handling/route-report.ts';
import { newReportCode } from '../record/report-code.ts';
import { unknownIndustry, wrongCaptcha } from './public-errors.ts';
import { PUBLIC_OWNER, type PublicNeeds } from './public-needs.ts';

interface Receipt {
  readonly number: string;
  readonly at: number;
  readonly unitName: string;
}

/** A member of the public hands in a report and is shown its code once (RPT-007). */
export function submitEndpoint(needs: PublicNeeds): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/public/reports',
    tag: 'Public reports',
    summary: 'Hand in a report; the same requestId again answers the same code',
    access: 'public',
    body: publicReportSchema,
    status: 201,
    reply: publicReportReceiptSchema,
    handle: async ({ body, request }) => {
      const receipt =
        (await handedInBefore(needs, body.requestId)) ?? (await handInOnce(needs, body, request.ip ?? ''));
      const acceptBy = await needs.calendar.addWorkingDays(receipt.at, DECISION_DAYS);
      return { code: receipt.number, unitName: receipt.unitName, acceptBy: new Date(acceptBy).toISOString() };
    },
  });
}

/** An answer that got lost on its way is given again, without a new captcha. */
async function handedInBefore({ database, directory }: PublicNeeds, requestId: string): Promise<Receipt | undefined> {
  const row = await database.read
    .selectFrom('bpm_case')
    .select(['number', 'created_at', 'unit_id'])
    .where('request_id', '=', `public:${requestId}`)
    .executeTakeFirst();
  if (!row) return undefined;
  return { number: row.number, at: row.created_at, unitName: (await directory.unit(row.unit_id))?.name ?? '' };
}

/** Of two equal requests at the same moment one fails on the database's unique key: it is answered as the other one. */
async function handInOnce(needs: PublicNeeds, body: PublicReport, address: string): Promise<Receipt> {
  try {
    return await handIn(needs, body, address);
  } catch (error) {
    const receipt = await handedInBefore(needs, body.requestId);
    if (!receipt) throw error;
    return receipt;
  }
}

async function handIn(needs: PublicNeeds, body: PublicReport, address: string): Promise<Receipt> {
  const { directory, options, captchas, kernel, clock, audit } = needs;
  if (!options.list('industries').some(({ value }) => value === body.industry))
    throw unknownIndustry({ field: 'industry' });
  const unit = await routeReport(directory, body.regionCode);
  if (!(await captchas.check(body.captcha))) throw wrongCaptcha({ field: 'captcha.answer' });
  const at = clock.now();
  const { number } = await readYourWrites(needs, async (tx) => {
    const opened = await kernel.openCase(tx, caseOf(body, unit));
    await audit.record(tx, {
      actorName: '公众',
      address,
      action: 'report.submit',
      object: opened.number,
      result: 'done',
    });
    return opened;
  });
  return { number, at, unitName: unit.name };
}

function caseOf(body: PublicReport, unit: DirectoryUnit): OpenCase {
  const { requestId, reporter, fileIds, captcha: _used, ...matter } = body;
  return {
    type: 'report',
    number: newReportCode(reporter !== null, body.regionCode),
    title: body.title,
    unitId: unit.id,
    regionCode: body.regionCode,
    priority: body.matter === 'major-risk' ? 'urgent' : 'normal',
    confidentiality: reporter === null ? 'normal' : 'protected',
    record: { ...matter, ...reporterOf(reporter), channel: 'web', form: reporter === null ? 'anonymous' : 'real' },
    variables: {},
    actor: null,
    fileIds,
    fileOwner: PUBLIC_OWNER,
    requestId,
  };
}

function reporterOf(reporter: PublicReport['reporter']) {
  if (reporter === null) return {};
  const { name, phone, idNumber, address } = reporter;
  return { reporterName: name, reporterPhone: phone, reporterIdNumber: idNumber, reporterAddress: address };
}
