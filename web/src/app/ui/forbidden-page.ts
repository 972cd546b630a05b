import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../i18n/texts.ts';

@Component({
  selector: 'sf-forbidden-page',
  imports: [RouterLink],
  styleUrl: './whole-page-message.css',
  template: `
    <section class="message">
      <h1>{{ t('core.forbidden.title') }}</h1>
      <p class="sf-soft">{{ t('core.forbidden.text') }}</p>
      <a class="sf-button" routerLink="/app">{{ t('core.home') }}</a>
    </section>
  `,
})
export class ForbiddenPage {
  protected readonly t = inject(Texts).t;
}
