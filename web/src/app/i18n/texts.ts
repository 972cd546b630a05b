import { inject, Injectable, signal } from '@angular/core';
import { type Translation, TranslocoService } from '@jsverse/transloco';
import { type Language, storedLanguage, storeLanguage } from './language.ts';

/** Loads the texts of one feature, for each language its own chunk. */
export type TextsLoader = Record<Language, () => Promise<{ default: Translation }>>;

/** Texts of the interface: loaded per feature, switched at once for all of the page. */
@Injectable({ providedIn: 'root' })
export class Texts {
  readonly #transloco = inject(TranslocoService);
  readonly #features = new Map<string, TextsLoader>();
  readonly #loaded = new Map<string, Promise<void>>();
  readonly #language = signal<Language>(storedLanguage());

  readonly language = this.#language.asReadonly();

  /** The text of `key` in the current language; in a template it follows a change of language. */
  readonly t = (key: string, values?: Record<string, unknown>): string =>
    this.#transloco.translate(key, values ?? {}, this.#language());

  /** The one of two texts that fits the language; Chinese where there is no English. */
  readonly pick = (zh: string, en: string | null | undefined): string => (this.#language() === 'en' && en ? en : zh);

  async start(): Promise<void> {
    const core: TextsLoader = { 'zh-CN': () => import('./texts/zh-CN.json'), en: () => import('./texts/en.json') };
    await this.load('core', core);
    this.#apply(this.#language());
  }

  /** Makes the texts of a feature available under the keys of its file. */
  async load(feature: string, loader: TextsLoader): Promise<void> {
    this.#features.set(feature, loader);
    await this.#loadOne(feature, loader, this.#language());
  }

  async use(language: Language): Promise<void> {
    await Promise.all([...this.#features].map(([feature, loader]) => this.#loadOne(feature, loader, language)));
    storeLanguage(language);
    this.#apply(language);
  }

  #apply(language: Language): void {
    document.documentElement.lang = language;
    this.#transloco.setActiveLang(language);
    this.#language.set(language);
  }

  #loadOne(feature: string, loader: TextsLoader, language: Language): Promise<void> {
    const key = `${feature}/${language}`;
    const known = this.#loaded.get(key);
    if (known) return known;
    const loading = loader[language]().then((file) => {
      this.#transloco.setTranslation(file.default, language, { merge: true });
    });
    loading.catch(() => this.#loaded.delete(key));
    this.#loaded.set(key, loading);
    return loading;
  }
}
