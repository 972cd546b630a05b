import type { EnvironmentProviders } from '@angular/core';
import { provideTransloco } from '@jsverse/transloco';
import { LANGUAGES } from './language.ts';

/** Transloco with texts handed to it by `Texts`, so that it needs no loader. */
export function provideTexts(): EnvironmentProviders[] {
  return provideTransloco({
    config: {
      availableLangs: [...LANGUAGES],
      defaultLang: 'zh-CN',
      prodMode: true,
      missingHandler: { logMissingKey: true },
    },
  });
}
