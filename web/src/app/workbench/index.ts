import type { Routes } from '@angular/router';
import { loadTexts } from '../i18n/load-texts.ts';

export const workbenchRoutes: Routes = [
  {
    path: '',
    title: 'workbench.title',
    resolve: {
      texts: loadTexts('workbench', {
        'zh-CN': () => import('./texts/zh-CN.json'),
        en: () => import('./texts/en.json'),
      }),
    },
    loadComponent: () => import('./workbench-page.ts').then((file) => file.WorkbenchPage),
  },
];
