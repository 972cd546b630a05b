import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Problem } from '@safeflow/contracts';
import { PhotoQueue } from '../evidence/photo-queue.ts';
import { checkDraft, stepOfField, stepsOf, type WizardStep } from './check-draft.ts';
import { restoreDraft, forgetDraft, storeDraft } from './draft-storage.ts';
import { emptyDraft, type DraftReporter, type ReportDraft } from './report-draft.ts';

/** An error as shown: the field, its step, and either the key of a text or the server's own sentence. */
export interface ShownIssue {
  readonly field: string;
  readonly step: WizardStep;
  readonly key?: string;
  readonly text?: string;
}

/** State of the report being filled in: the draft, what is wrong with it, and which steps were tried. */
@Injectable()
export class ReportWizard {
  readonly draft = signal<ReportDraft>(restoreDraft() ?? emptyDraft(false, crypto.randomUUID()));
  readonly steps = computed(() => stepsOf(this.draft().realName));
  readonly #photos = inject(PhotoQueue);
  readonly #tried = signal<ReadonlySet<WizardStep>>(new Set());
  readonly #refused = signal<readonly ShownIssue[]>([]);

  readonly issues = computed<ShownIssue[]>(() => [
    ...checkDraft(this.draft())
      .filter((issue) => this.#tried().has(issue.step))
      .map(({ field, step, message }) => ({ field, step, key: message })),
    ...this.#refused(),
  ]);

  constructor() {
    this.#photos.files.set(this.draft().files);
    effect(() => {
      const files = this.#photos.files();
      untracked(() => this.patch({ files }));
    });
    effect(() => storeDraft(this.draft()));
  }

  start(realName: boolean): void {
    this.draft.update((draft) => ({ ...draft, realName }));
    this.#tried.set(new Set());
  }

  patch(change: Partial<ReportDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.#forgive(Object.keys(change).map((field) => (field === 'files' ? 'fileIds' : field)));
  }

  patchReporter(change: Partial<DraftReporter>): void {
    this.draft.update((draft) => ({ ...draft, reporter: { ...draft.reporter, ...change } }));
    this.#forgive(Object.keys(change).map((name) => `reporter.${name}`));
  }

  /** Shows what is wrong in a step from now on; true when nothing is. */
  try(step: WizardStep): boolean {
    this.#tried.update((tried) => new Set(tried).add(step));
    return !checkDraft(this.draft()).some((issue) => issue.step === step);
  }

  /** The first step with something to put right, for a reader who opens a later one by its address. */
  firstUnfinished(): WizardStep {
    return checkDraft(this.draft())[0]?.step ?? 'review';
  }

  refuse(problem: Pick<Problem, 'errors' | 'message' | 'field'>): void {
    const errors =
      problem.errors.length > 0 ? problem.errors : [{ field: problem.field ?? '', message: problem.message }];
    this.#refused.set(errors.map(({ field, message }) => ({ field, step: stepOfField(field), text: message })));
  }

  clear(): void {
    forgetDraft();
    this.#photos.clear();
    this.draft.set(emptyDraft(this.draft().realName, crypto.randomUUID()));
    this.#tried.set(new Set());
    this.#refused.set([]);
  }

  #forgive(fields: readonly string[]): void {
    this.#refused.update((issues) => issues.filter((issue) => !fields.includes(issue.field)));
  }
}
