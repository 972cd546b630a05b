/** What the report module keeps of a case; codes are those of `bpmn/report/case-type.json`. */
export interface ReportTable {
  case_id: string;
  form: string;
  channel: string;
  received_on: string | null;
  region_code: string;
  place: string;
  industry: string;
  matter: string;
  title: string;
  facts: string;
  enterprise: string;
  /** Sealed, see `Vault`; empty for an anonymous report. */
  reporter_name: string;
  reporter_phone: string;
  reporter_id_number: string;
  reporter_address: string;
  missing_items: string;
  supplement: string;
  not_accept_reason: string;
  not_accept_explanation: string;
  duplicate_of: string;
  hand_out_to: string;
  lead_unit_id: string;
  handling_unit_id: string;
  report_required: number;
  instruction: string;
  application_reason: string;
  extension_reason: string;
  /** Calendar days of all extensions together. */
  extended_days: number;
  verification: string;
  verified_true: string;
  handling: string;
  penalty_fen: number | null;
  closing_note: string;
  public_answer: string;
  notify_reporter: number;
  reward_state: string;
  reward_fen: number | null;
  rewarded_on: string | null;
  accepted_at: number | null;
  closed_at: number | null;
  /** What possible duplicates are found by: place and enterprise without blanks and punctuation. */
  place_key: string;
  enterprise_key: string;
  /** JSON list of the ids of cases that may be about the same matter. */
  duplicates: string;
}

declare module '../../db/schema.ts' {
  interface Schema {
    report: ReportTable;
  }
}
