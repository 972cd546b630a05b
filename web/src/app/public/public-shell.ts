import { Component, ViewEncapsulation, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { LanguageSwitch } from '../i18n/language-switch.ts';
import { Texts } from '../i18n/texts.ts';

/** Frame of the public site: roomy, for a phone first; the staff's door is small. */
@Component({
  selector: 'sf-public-shell',
  imports: [LanguageSwitch, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <a class="pub-skip" href="#content" (click)="skip($event, content)">{{ t('public.skip') }}</a>
    <header class="pub-header">
      <a class="pub-name" routerLink="/">{{ t('public.name') }}</a>
      <nav [attr.aria-label]="t('public.navigation')">
        <a
          routerLink="/"
          routerLinkActive="pub-here"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: true }"
        >
          {{ t('public.nav.report') }}
        </a>
        <a routerLink="/query" routerLinkActive="pub-here" ariaCurrentWhenActive="page">{{ t('public.nav.query') }}</a>
        <sf-language-switch />
      </nav>
    </header>
    <main id="content" class="pub-main" tabindex="-1" #content><router-outlet /></main>
    <footer class="pub-footer">
      <p>{{ t('public.emergency') }}</p>
      <a routerLink="/sign-in">{{ t('public.staff') }}</a>
    </footer>
  `,
  styleUrl: './public-shell.css',
  // The pages of the site share these few styles, so that the first visit stays small.
  encapsulation: ViewEncapsulation.None,
})
export class PublicShell {
  protected readonly t = inject(Texts).t;

  protected skip(event: Event, content: HTMLElement): void {
    event.preventDefault();
    content.focus();
  }
}
