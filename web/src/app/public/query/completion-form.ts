import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import type { PublicProgress } from '@safeflow/contracts';
import { ApiProblem } from '../../api/api-problem.ts';
import { Texts } from '../../i18n/texts.ts';
import { type CaptchaAnswer, CaptchaField } from '../../ui/captcha-field.ts';
import { EvidenceFiles } from '../evidence/evidence-files.ts';
import { PhotoQueue } from '../evidence/photo-queue.ts';
import { FieldControl, PublicField } from '../public-field.ts';
import { PublicSite } from '../public-site.ts';

const SHORTEST = 10;

/** Lets the reporter add what was missing, so that acceptance is decided again (RPT-018). */
@Component({
  selector: 'sf-completion-form',
  imports: [CaptchaField, EvidenceFiles, FieldControl, PublicField],
  providers: [PhotoQueue],
  templateUrl: './completion-form.html',
})
export class CompletionForm {
  readonly #site = inject(PublicSite);
  readonly #photos = inject(PhotoQueue);
  readonly #requestId = crypto.randomUUID();
  private readonly captcha = viewChild.required(CaptchaField);
  readonly code = input.required<string>();
  /** What is asked for, in the words of the unit. */
  readonly missing = input.required<string>();
  readonly sent = output<PublicProgress>();
  protected readonly t = inject(Texts).t;
  protected readonly setup = this.#site.setup;
  protected readonly facts = signal('');
  protected readonly answer = signal<CaptchaAnswer | null>(null);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  protected factsError(): string {
    const short = this.facts().trim().length < SHORTEST;
    return this.problem()?.errorOf('facts') ?? (this.tried() && short ? this.t('public.issue.facts-length') : '');
  }

  protected captchaError(): string {
    const missing = this.tried() && this.answer() === null ? this.t('public.issue.captcha-needed') : '';
    return this.problem()?.errorOf('captcha.answer') ?? missing;
  }

  protected formError(): string {
    const problem = this.problem();
    return problem && problem.errors.length === 0 ? problem.message : '';
  }

  protected async send(): Promise<void> {
    const captcha = this.answer();
    this.tried.set(true);
    if (this.busy() || captcha === null || this.facts().trim().length < SHORTEST) return;
    this.busy.set(true);
    this.problem.set(null);
    const fileIds = this.#photos.files().map((file) => file.id);
    try {
      this.sent.emit(
        await this.#site.complete({
          requestId: this.#requestId,
          code: this.code(),
          captcha,
          facts: this.facts(),
          fileIds,
        }),
      );
    } catch (error) {
      this.captcha().reload();
      this.problem.set(
        error instanceof ApiProblem
          ? error
          : new ApiProblem(0, { code: 'unexpected', message: this.t('public.failed') }),
      );
    } finally {
      this.busy.set(false);
    }
  }
}
