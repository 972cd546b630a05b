import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../i18n/texts.ts';

@Component({
  selector: 'sf-not-found-page',
  imports: [RouterLink],
  styleUrl: './whole-page-message.css',
  template: `
    <main class="message">
      <h1>{{ t('core.notFound.title') }}</h1>
      <p class="sf-soft">{{ t('core.notFound.text') }}</p>
      <a class="sf-button" routerLink="/">{{ t('core.home') }}</a>
    </main>
  `,
})
export class NotFoundPage {
  protected readonly t = inject(Texts).t;
}
