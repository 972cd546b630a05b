import { Component, inject } from '@angular/core';
import { Texts } from '../i18n/texts.ts';

/** Stands in for a page that could not be loaded: no connection, or a new version of the application since this one began. */
@Component({
  selector: 'sf-load-failed-page',
  styleUrl: './whole-page-message.css',
  template: `
    <main class="message">
      <h1>{{ t('core.loadFailed.title') }}</h1>
      <p class="sf-soft">{{ t('core.loadFailed.text') }}</p>
      <button type="button" class="sf-button sf-primary" (click)="reload()">{{ t('core.retry') }}</button>
    </main>
  `,
})
export class LoadFailedPage {
  protected readonly t = inject(Texts).t;

  protected reload(): void {
    location.reload();
  }
}
