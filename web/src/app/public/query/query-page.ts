import { Component, inject, ViewEncapsulation, signal, viewChild } from '@angular/core';
import type { PublicProgress } from '@safeflow/contracts';
import { ApiProblem } from '../../api/api-problem.ts';
import { Texts } from '../../i18n/texts.ts';
import { type CaptchaAnswer, CaptchaField } from '../../ui/captcha-field.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { FieldControl, PublicField } from '../public-field.ts';
import { PublicSite } from '../public-site.ts';
import { CompletionForm } from './completion-form.ts';

/** Progress by code, without handlers and internal remarks (RPT-008). */
@Component({
  selector: 'sf-query-page',
  imports: [CaptchaField, CompletionForm, FieldControl, PublicField, TimePipe],
  templateUrl: './query-page.html',
  styleUrls: ['../public-form.css'],
  encapsulation: ViewEncapsulation.None,
})
export class QueryPage {
  readonly #site = inject(PublicSite);
  private readonly captcha = viewChild(CaptchaField);
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly code = signal('');
  protected readonly answer = signal<CaptchaAnswer | null>(null);
  protected readonly busy = signal(false);
  protected readonly justCompleted = signal(false);
  protected readonly progress = signal<PublicProgress | null>(null);
  protected readonly errors = signal<Readonly<Record<'code' | 'captcha' | 'form', string>>>({
    code: '',
    captcha: '',
    form: '',
  });

  protected async ask(): Promise<void> {
    const captcha = this.answer();
    if (this.busy() || !this.#check() || captcha === null) return;
    this.busy.set(true);
    try {
      this.progress.set(await this.#site.progress(this.code().trim().toUpperCase(), captcha));
    } catch (error) {
      this.captcha()?.reload();
      this.errors.set(this.#explain(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected completed(progress: PublicProgress): void {
    this.progress.set(progress);
    this.justCompleted.set(true);
  }

  protected again(): void {
    this.justCompleted.set(false);
    this.progress.set(null);
    this.answer.set(null);
  }

  #check(): boolean {
    const code = this.code().trim().length < 8 ? this.t('public.issue.code-needed') : '';
    const captcha = this.answer() === null ? this.t('public.issue.captcha-needed') : '';
    this.errors.set({ code, captcha, form: '' });
    return !code && !captcha;
  }

  #explain(error: unknown): Record<'code' | 'captcha' | 'form', string> {
    if (!(error instanceof ApiProblem)) return { code: '', captcha: '', form: this.t('public.failed') };
    const code = error.errorOf('code') ?? '';
    const captcha = error.errorOf('captcha.answer') ?? error.errorOf('captcha') ?? '';
    return { code, captcha, form: code || captcha ? '' : error.message };
  }
}
