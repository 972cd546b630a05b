import type { CaseRecord, CaseStart, OptionContext } from '../../../bpm/case-module.ts';
import type { Directory } from '../../../bpm/directory.ts';
import type { WorkingCalendar } from '../../../bpm/working-calendar.ts';
import { newReportCode } from '../record/report-code.ts';
import { authorityOf } from './authority.ts';
import { DECISION_DAYS } from './decision-days.ts';

export interface EntryNeeds {
  readonly directory: Directory;
  readonly calendar: Pick<WorkingCalendar, 'addWorkingDays'>;
}

/**
 * Makes a report of what staff entered (RPT-010): it belongs to the authority of who entered it, is accepted at once if so
 * chosen (D3), and is otherwise to be decided on within three working days of the day the material was received (RPT-017).
 */
export async function prepareStart(needs: EntryNeeds, values: CaseRecord, context: OptionContext): Promise<CaseStart> {
  const { decision, ...record } = values;
  const authority = await authorityOf(needs.directory, context.unitId);
  const realName = record['form'] === 'real';
  const regionCode = String(record['regionCode']);
  const received = Date.parse(`${String(record['receivedOn'])}T00:00:00+08:00`);
  const decideBy = await needs.calendar.addWorkingDays(received, DECISION_DAYS);
  return {
    number: newReportCode(realName, regionCode),
    title: String(record['title']),
    unitId: authority.id,
    regionCode,
    confidentiality: realName ? 'protected' : 'normal',
    record,
    variables: { intake: decision === 'accept' ? 'accept' : null, decideBy: new Date(decideBy).toISOString() },
  };
}
