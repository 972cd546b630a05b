import type { Routes } from '@angular/router';
import { loadTexts } from '../i18n/load-texts.ts';
import { sessionTexts } from '../session/index.ts';

export const profileRoutes: Routes = [
  {
    path: '',
    title: 'profile.title',
    resolve: {
      session: sessionTexts,
      texts: loadTexts('profile', { 'zh-CN': () => import('./texts/zh-CN.json'), en: () => import('./texts/en.json') }),
    },
    loadComponent: () => import('./profile-page.ts').then((file) => file.ProfilePage),
  },
];
