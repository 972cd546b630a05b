export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'safeflow.language';

/** The language chosen before on this device, else Chinese. */
export function storedLanguage(): Language {
  const stored = localStorage.getItem(KEY);
  return LANGUAGES.find((language) => language === stored) ?? 'zh-CN';
}

export function storeLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
