import { Component, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ApiProblem } from '../api/api-problem.ts';
import { LanguageSwitch } from '../i18n/language-switch.ts';
import { Texts } from '../i18n/texts.ts';
import { type CaptchaAnswer, CaptchaField } from '../ui/captcha-field.ts';
import { ProblemBox } from '../ui/problem-box.ts';
import { PasswordField } from './password-field.ts';
import { SessionStore } from './session-store.ts';

/** Sign-in by password; the captcha appears once the server asks for it. */
@Component({
  selector: 'sf-sign-in-page',
  imports: [RouterLink, LanguageSwitch, ProblemBox, CaptchaField, PasswordField],
  templateUrl: './sign-in-page.html',
  styleUrl: './entrance.css',
})
export class SignInPage {
  readonly #session = inject(SessionStore);
  readonly #router = inject(Router);
  protected readonly t = inject(Texts).t;

  /** Address to go to afterwards. */
  readonly return = input<string>();
  /** Set when the session ended while the user worked. */
  readonly ended = input<string>();

  private readonly captchaField = viewChild(CaptchaField);
  protected readonly account = signal('');
  protected readonly password = signal('');
  protected readonly captcha = signal<CaptchaAnswer | null>(null);
  protected readonly captchaNeeded = signal(false);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    if (!this.account() || !this.password() || (this.captchaNeeded() && !this.captcha()) || this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.#signIn();
    } catch (problem) {
      this.#refused(problem);
    } finally {
      this.busy.set(false);
    }
  }

  async #signIn(): Promise<void> {
    const captcha = this.captcha();
    const session = await this.#session.signIn({
      account: this.account().trim(),
      password: this.password(),
      ...(captcha ? { captcha } : {}),
    });
    const target = safeReturn(this.return());
    if (session.passwordExpired) await this.#router.navigate(['/change-password'], { queryParams: { return: target } });
    else await this.#router.navigateByUrl(target);
  }

  #refused(problem: unknown): void {
    this.problem.set(problem);
    this.tried.set(false);
    const about = problem instanceof ApiProblem ? problem : undefined;
    const captchaOnly = about?.code.startsWith('captcha-') ?? false;
    if (captchaOnly || about?.details['captcha'] === true) this.captchaNeeded.set(true);
    if (!captchaOnly) this.password.set('');
    this.captchaField()?.reload();
  }
}

/** Only addresses inside the staff area, so that a link cannot lead elsewhere. */
function safeReturn(address: string | undefined): string {
  return address?.startsWith('/app') ? address : '/app';
}
