import type { CaseRecord, CaseStart, OptionContext } from '../../../bpm/case-module.ts';
import type { Directory } from '../../../bpm/directory.ts';
import { newReportCode } from '../record/report-code.ts';
import { authorityOf } from './authority.ts';

/** Makes a report of what staff entered; it belongs to the authority of who entered it, accepted at once if so chosen (RPT-010, D3). */
export async function prepareStart(
  directory: Directory,
  values: CaseRecord,
  { unitId }: OptionContext,
): Promise<CaseStart> {
  const { decision, ...record } = values;
  const authority = await authorityOf(directory, unitId);
  const realName = record['form'] === 'real';
  const regionCode = String(record['regionCode']);
  return {
    number: newReportCode(realName, regionCode),
    title: String(record['title']),
    unitId: authority.id,
    regionCode,
    confidentiality: realName ? 'protected' : 'normal',
    record,
    variables: { intake: decision === 'accept' ? 'accept' : null },
  };
}
