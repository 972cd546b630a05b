import {
  type ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  provideRouter,
  RedirectCommand,
  Router,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { routes } from './app.routes.ts';
import { PageTitle } from './i18n/page-title.ts';
import { provideTexts } from './i18n/provide-texts.ts';
import { Texts } from './i18n/texts.ts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      // The address stays, so that trying again leads to the page that was wanted.
      withNavigationErrorHandler(
        ({ url }) => new RedirectCommand(inject(Router).parseUrl('/load-failed'), { browserUrl: url }),
      ),
    ),
    provideTexts(),
    provideAppInitializer(() => inject(Texts).start()),
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
