import type { CaseDetail } from '@safeflow/contracts';
import type { Database, Tx } from '../db/database.ts';
import type { Principal } from '../http/principal.ts';

/** Values of a domain record by field key, as forms name them. */
export type CaseRecord = Record<string, unknown>;

/**
 * What a domain module adds to a case type whose record has columns of its own. A process without a module keeps its record
 * as JSON in the kernel.
 */
export interface CaseModule {
  /** Id of the case type, i.e. the process folder. */
  readonly type: string;
  insertRecord(tx: Tx, caseId: string, record: CaseRecord): Promise<void>;
  /** Writes the fields given; unknown keys are refused with an error that names them. */
  patchRecord(tx: Tx, caseId: string, patch: CaseRecord): Promise<void>;
  readRecord(source: Database | Tx, caseId: string): Promise<CaseRecord>;
  /** The facts of the case page; protected ones are masked unless `revealed`. */
  sections(record: CaseRecord, revealed: boolean): Promise<CaseDetail['sections']>;
  /** Values of the list columns for many cases at once, by case id. */
  listFields(database: Database, caseIds: readonly string[]): Promise<Map<string, CaseRecord>>;
  /** Choices for select fields of the forms, by `valuesKey`; asked with the case and the user at hand. */
  options(context: OptionContext): Promise<Record<string, { value: string; label: string; labelEn: string }[]>>;
  /** Makes the case of what was entered into the start form; without it the kernel numbers and names the case itself. */
  prepareStart?(values: CaseRecord, context: OptionContext): Promise<CaseStart>;
  /** Who may see protected facts; by default nobody (RPT-051). */
  mayReveal(principal: Principal, caseId: string): Promise<boolean>;
}

/** What a start form leads to. */
export interface CaseStart {
  readonly number: string;
  readonly title: string;
  /** The unit that owns the case. */
  readonly unitId: string;
  readonly regionCode: string;
  readonly confidentiality: 'normal' | 'protected';
  readonly record: CaseRecord;
  /** Start variables beside `caseId`, `unitId` and `regionCode`. */
  readonly variables: Record<string, unknown>;
}

export interface OptionContext {
  readonly caseId: string | null;
  readonly unitId: string;
  readonly principal: Principal;
}
