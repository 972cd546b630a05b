import type { Routes } from '@angular/router';
import { loadTexts } from '../i18n/load-texts.ts';

export const simulatorRoutes: Routes = [
  {
    path: '',
    title: 'simulator.title',
    resolve: {
      texts: loadTexts('simulator', {
        'zh-CN': () => import('./texts/zh-CN.json'),
        en: () => import('./texts/en.json'),
      }),
    },
    loadComponent: () => import('./simulator-page.ts').then((file) => file.SimulatorPage),
  },
];
