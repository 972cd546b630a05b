import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { PublicSetup } from '@safeflow/contracts';
import { ApiProblem } from '../../api/api-problem.ts';
import { type CaptchaAnswer, CaptchaField } from '../../ui/captcha-field.ts';
import { PublicSite, type Receipt } from '../public-site.ts';
import { regionPath } from '../region-tree.ts';
import { checkDraft, type WizardStep } from './check-draft.ts';
import { toReport } from './report-draft.ts';
import { WizardStepBase } from './wizard-step.ts';

/** Everything once more before it is sent, and the captcha. */
@Component({
  selector: 'sf-review-step',
  imports: [CaptchaField],
  templateUrl: './review-step.html',
})
export class ReviewStep extends WizardStepBase {
  readonly setup = input.required<PublicSetup>();
  readonly edit = output<WizardStep>();
  readonly sent = output<Receipt>();
  readonly refused = output();
  readonly #site = inject(PublicSite);
  private readonly captcha = viewChild.required(CaptchaField);
  protected readonly answer = signal<CaptchaAnswer | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly captchaMissing = signal(false);
  protected readonly unfinished = computed(() => checkDraft(this.draft()).length > 0);

  protected readonly sections = computed(() => {
    const draft = this.draft();
    const option = (options: PublicSetup['matters'], value: string) => {
      const found = options.find((candidate) => candidate.value === value);
      return found ? this.texts.pick(found.label, found.labelEn) : '';
    };
    const region = regionPath(this.setup().regions, draft.regionCode).map((part) => part.name);
    const place = [
      ['place.region', region.join(' ')],
      ['place.place', draft.place],
    ];
    const facts = [
      ['facts.matter', option(this.setup().matters, draft.matter)],
      ['facts.industry', option(this.setup().industries, draft.industry)],
      ['facts.enterprise', draft.enterprise],
      ['facts.title', draft.title],
      ['facts.facts', draft.facts],
    ];
    const evidence = [['evidence.files', draft.files.map((file) => file.name).join('\n')]];
    const reporter = (['name', 'phone', 'idNumber', 'address'] as const).map((name) => [
      `reporter.${name}`,
      draft.reporter[name],
    ]);
    const rows: Partial<Record<WizardStep, string[][]>> = { place, facts, evidence, reporter };
    return this.wizard.steps().flatMap((step) => {
      const found = rows[step];
      return found ? [{ step, rows: found.map(([label = '', value = '']) => ({ label, value })) }] : [];
    });
  });

  protected captchaError(): string {
    return (
      this.errorOf('captcha.answer') ||
      this.errorOf('captcha') ||
      (this.captchaMissing() ? this.t('public.issue.captcha-needed') : '')
    );
  }

  protected async send(): Promise<void> {
    const captcha = this.answer();
    this.captchaMissing.set(captcha === null);
    if (captcha === null || this.busy()) return;
    const open = this.wizard.firstUnfinished();
    if (open !== 'review') {
      this.wizard.try(open);
      this.edit.emit(open);
      return;
    }
    this.busy.set(true);
    this.failure.set('');
    try {
      this.sent.emit(await this.#site.send(toReport(this.draft(), captcha)));
    } catch (error) {
      this.captcha().reload();
      this.#fail(error);
    } finally {
      this.busy.set(false);
    }
  }

  #fail(error: unknown): void {
    if (error instanceof ApiProblem && error.errors.length > 0) {
      this.wizard.refuse(error);
      this.refused.emit();
    } else {
      this.failure.set(error instanceof ApiProblem ? error.message : this.t('public.failed'));
    }
  }
}
