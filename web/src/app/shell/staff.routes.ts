import type { Routes } from '@angular/router';
import { bpmRoutes } from '../bpm/bpm.routes.ts';
import { loadTexts } from '../i18n/load-texts.ts';
import { provideComponentLibrary } from './component-library.ts';
import { Shell } from './shell.ts';

/** Everything below `/app`: the shell and, inside it, the pages of each job. */
export const staffRoutes: Routes = [
  {
    path: '',
    component: Shell,
    providers: [provideComponentLibrary()],
    resolve: {
      texts: loadTexts('shell', { 'zh-CN': () => import('./texts/zh-CN.json'), en: () => import('./texts/en.json') }),
    },
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'workbench' },
      { path: 'workbench', loadChildren: () => import('../workbench/index.ts').then((file) => file.workbenchRoutes) },
      ...bpmRoutes,
      { path: 'messages', loadChildren: () => import('../messages/index.ts').then((file) => file.messagesRoutes) },
      { path: 'admin', loadChildren: () => import('../admin/index.ts').then((file) => file.adminRoutes) },
      { path: 'simulator', loadChildren: () => import('../simulator/index.ts').then((file) => file.simulatorRoutes) },
      { path: 'profile', loadChildren: () => import('../profile/index.ts').then((file) => file.profileRoutes) },
      {
        path: 'forbidden',
        title: 'title.forbidden',
        loadComponent: () => import('../ui/forbidden-page.ts').then((file) => file.ForbiddenPage),
      },
      {
        path: '**',
        title: 'title.notFound',
        loadComponent: () => import('../ui/not-found-page.ts').then((file) => file.NotFoundPage),
      },
    ],
  },
];
