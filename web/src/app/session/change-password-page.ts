import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { LanguageSwitch } from '../i18n/language-switch.ts';
import { Texts } from '../i18n/texts.ts';
import { ChangePasswordForm } from './change-password-form.ts';
import { SessionStore } from './session-store.ts';

/** Asks for a new password before anything else can be done (RPT-074). */
@Component({
  selector: 'sf-change-password-page',
  imports: [ChangePasswordForm, LanguageSwitch],
  styleUrl: './entrance.css',
  template: `
    <main class="entrance">
      <header class="sf-row">
        <img src="favicon.svg" alt="" width="28" height="28" />
        <strong class="sf-grow">{{ t('core.product') }}</strong>
        <sf-language-switch />
      </header>
      <section class="sf-card sf-stack">
        <h1>{{ t('session.change.title') }}</h1>
        <p class="sf-note sf-warn">{{ t('session.change.expired') }}</p>
        <sf-change-password-form (done)="goOn()" />
      </section>
      <button type="button" class="sf-quiet" (click)="leave()">{{ t('session.change.signOut') }}</button>
    </main>
  `,
})
export class ChangePasswordPage {
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly return = input<string>();
  protected readonly t = inject(Texts).t;

  protected goOn(): void {
    const target = this.return();
    void this.#router.navigateByUrl(target?.startsWith('/app') ? target : '/app');
  }

  protected leave(): void {
    void this.#session.signOut();
  }
}
