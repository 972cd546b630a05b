import type { ReportTable } from '../report-table.ts';

/** How a field of the record is kept: money comes in yuan and lies in fen, sealed text lies encrypted. */
export type FieldKind = 'text' | 'day' | 'flag' | 'count' | 'time' | 'yuan' | 'sealed' | 'ids';

interface Field {
  readonly column: Exclude<keyof ReportTable, 'case_id' | 'place_key' | 'enterprise_key'>;
  readonly kind: FieldKind;
}

const text = (column: Field['column']): Field => ({ column, kind: 'text' });
const sealed = (column: Field['column']): Field => ({ column, kind: 'sealed' });
const yuan = (column: Field['column']): Field => ({ column, kind: 'yuan' });
const time = (column: Field['column']): Field => ({ column, kind: 'time' });
const flag = (column: Field['column']): Field => ({ column, kind: 'flag' });
const day = (column: Field['column']): Field => ({ column, kind: 'day' });

/** Fields of a report's record as forms and workers name them. */
export const REPORT_FIELDS: Readonly<Record<string, Field>> = {
  form: text('form'),
  channel: text('channel'),
  receivedOn: day('received_on'),
  regionCode: text('region_code'),
  place: text('place'),
  industry: text('industry'),
  matter: text('matter'),
  title: text('title'),
  facts: text('facts'),
  enterprise: text('enterprise'),
  reporterName: sealed('reporter_name'),
  reporterPhone: sealed('reporter_phone'),
  reporterIdNumber: sealed('reporter_id_number'),
  reporterAddress: sealed('reporter_address'),
  missingItems: text('missing_items'),
  supplement: text('supplement'),
  notAcceptReason: text('not_accept_reason'),
  notAcceptExplanation: text('not_accept_explanation'),
  duplicateOf: text('duplicate_of'),
  handOutTo: text('hand_out_to'),
  leadUnitId: text('lead_unit_id'),
  handlingUnitId: text('handling_unit_id'),
  reportRequired: flag('report_required'),
  instruction: text('instruction'),
  applicationReason: text('application_reason'),
  extensionReason: text('extension_reason'),
  extendedDays: { column: 'extended_days', kind: 'count' },
  verification: text('verification'),
  verifiedTrue: text('verified_true'),
  handling: text('handling'),
  penaltyYuan: yuan('penalty_fen'),
  closingNote: text('closing_note'),
  publicAnswer: text('public_answer'),
  notifyReporter: flag('notify_reporter'),
  rewardState: text('reward_state'),
  rewardYuan: yuan('reward_fen'),
  rewardedOn: day('rewarded_on'),
  acceptedAt: time('accepted_at'),
  closedAt: time('closed_at'),
  duplicates: { column: 'duplicates', kind: 'ids' },
};
