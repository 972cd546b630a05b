import type { ReportDraft } from './report-draft.ts';

export type WizardStep = 'place' | 'facts' | 'evidence' | 'reporter' | 'review';

/** One thing to put right: the field's path as the API names it, and the key of its text. */
export interface DraftIssue {
  readonly field: string;
  readonly step: WizardStep;
  readonly message: string;
}

interface Rule {
  readonly field: string;
  readonly step: WizardStep;
  readonly message: string;
  readonly holds: (draft: ReportDraft) => boolean;
}

const length = (text: string) => text.trim().length;
const between = (text: string, min: number, max: number) => length(text) >= min && length(text) <= max;

/** The limits of `publicReportSchema`, told to the reporter before anything is sent. */
const rules: readonly Rule[] = [
  { field: 'regionCode', step: 'place', message: 'region-needed', holds: (draft) => draft.regionCode !== '' },
  { field: 'place', step: 'place', message: 'place-length', holds: (draft) => between(draft.place, 2, 200) },
  { field: 'matter', step: 'facts', message: 'matter-needed', holds: (draft) => draft.matter !== '' },
  { field: 'industry', step: 'facts', message: 'industry-needed', holds: (draft) => draft.industry !== '' },
  { field: 'title', step: 'facts', message: 'title-length', holds: (draft) => between(draft.title, 4, 100) },
  { field: 'facts', step: 'facts', message: 'facts-length', holds: (draft) => between(draft.facts, 10, 5000) },
  {
    field: 'enterprise',
    step: 'facts',
    message: 'enterprise-length',
    holds: (draft) => length(draft.enterprise) <= 100,
  },
  {
    field: 'reporter.name',
    step: 'reporter',
    message: 'name-length',
    holds: ({ reporter }) => between(reporter.name, 2, 50),
  },
  {
    field: 'reporter.phone',
    step: 'reporter',
    message: 'phone-format',
    holds: ({ reporter }) => /^1\d{10}$/.test(reporter.phone.trim()),
  },
  {
    field: 'reporter.idNumber',
    step: 'reporter',
    message: 'id-number-format',
    holds: ({ reporter }) => /^(\d{17}[\dXx])?$/.test(reporter.idNumber.trim()),
  },
  {
    field: 'reporter.address',
    step: 'reporter',
    message: 'address-length',
    holds: ({ reporter }) => length(reporter.address) <= 200,
  },
];

/** Steps in order; an anonymous reporter is never asked who he is (RPT-006). */
export function stepsOf(realName: boolean): readonly WizardStep[] {
  return realName ? ['place', 'facts', 'evidence', 'reporter', 'review'] : ['place', 'facts', 'evidence', 'review'];
}

/** Everything that still has to be put right, in the order of the form. */
export function checkDraft(draft: ReportDraft): DraftIssue[] {
  const steps = stepsOf(draft.realName);
  return rules
    .filter((rule) => steps.includes(rule.step) && !rule.holds(draft))
    .map(({ field, step, message }) => ({ field, step, message }));
}

/** The step in which the field of a refused request is filled in. */
export function stepOfField(field: string): WizardStep {
  if (field.startsWith('fileIds')) return 'evidence';
  if (field.startsWith('reporter')) return 'reporter';
  return rules.find((rule) => rule.field === field)?.step ?? 'review';
}
