import { loadTexts } from '../i18n/load-texts.ts';

/** Texts of sign-in and of changing the password. */
export const sessionTexts = loadTexts('session', {
  'zh-CN': () => import('./texts/zh-CN.json'),
  en: () => import('./texts/en.json'),
});
