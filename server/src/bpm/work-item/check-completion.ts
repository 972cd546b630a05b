import type { Problem } from '@safeflow/contracts';
import type { Tx } from '../../db/database.ts';
import type { Language } from '../../http/errors.ts';
import { lockCase } from '../case/change-case.ts';
import type { ElementDescription } from '../definition/process-description.ts';
import { topLevelKeys } from '../form/form-fields.ts';
import { readSubmission, type Answer } from '../form/read-submission.ts';
import { storedForm } from '../form/stored-form.ts';
import type { KernelContext } from '../kernel-context.ts';
import type { WorkItemTable } from '../tables/work-tables.ts';
import type { CompleteInput } from './complete.ts';
import { formData } from './form-data.ts';
import { opinionRule, requiredFiles } from './step-settings.ts';

export interface Completion {
  readonly values: Readonly<Record<string, unknown>>;
  readonly answers: readonly Answer[];
  readonly errors: Problem['errors'];
  /** Top-level keys of the form's fields. */
  readonly formKeys: readonly string[];
  readonly element: ElementDescription;
  readonly caseNumber: string;
}

interface Completing {
  readonly item: WorkItemTable;
  readonly input: CompleteInput;
  readonly options: Readonly<Record<string, unknown>>;
  readonly language: Language;
  readonly userId: string;
}

const OPINION = { zh: '请填写意见。', en: 'Please give your opinion.' };
const FILE = { zh: '请上传“{kind}”。', en: 'Please attach: {kind}.' };

/** Checks a completion against everything the step asks for; errors name the field. */
export async function checkCompletion(context: KernelContext, tx: Tx, completing: Completing): Promise<Completion> {
  const { item, input, options, language } = completing;
  const row = await lockCase(tx, item.case_id);
  const form = item.form_hash === null ? undefined : await storedForm(tx.k, item.form_hash);
  const element = await context.definitions.element(tx.k, item.process_id, item.process_version, item.element_id);
  const data = await formData(context, tx, item, row, form);
  const now = context.clock.now();
  const submission = form
    ? readSubmission({ form, submitted: input.values, data, options, now, language })
    : { values: {}, answers: [], errors: [] };
  const errors = [...submission.errors];
  if (opinionRule(element) === 'required' && input.opinion === '') {
    errors.push({ field: 'opinion', code: 'required', message: OPINION[language] });
  }
  const missing = await missingKinds(tx, completing, requiredFiles(element, { ...data, ...submission.values }, now));
  const { attachmentKinds } = context.caseTypes.get(row.type);
  for (const kind of missing) {
    const named = attachmentKinds.find(({ id }) => id === kind);
    const label = (language === 'zh' ? named?.name : named?.nameEn) ?? kind;
    errors.push({ field: 'fileIds', code: 'required-file', message: FILE[language].replace('{kind}', label) });
  }
  return { ...submission, errors, formKeys: form ? topLevelKeys(form) : [], element, caseNumber: row.number };
}

async function missingKinds(tx: Tx, { input, userId }: Completing, kinds: readonly string[]): Promise<string[]> {
  if (kinds.length === 0) return [];
  const given =
    input.fileIds.length === 0
      ? []
      : await tx.k
          .selectFrom('bpm_file')
          .select('kind')
          .where('id', 'in', input.fileIds)
          .where('owner', '=', userId)
          .execute();
  return kinds.filter((kind) => !given.some((file) => file.kind === kind));
}
