import type { Routes } from '@angular/router';
import { loadTexts } from '../i18n/load-texts.ts';

export const messagesTexts = loadTexts('messages', {
  'zh-CN': () => import('./texts/zh-CN.json'),
  en: () => import('./texts/en.json'),
});

export const messagesRoutes: Routes = [
  {
    path: '',
    title: 'messages.title',
    resolve: { texts: messagesTexts },
    loadComponent: () => import('./messages-page.ts').then((file) => file.MessagesPage),
  },
];
