import type { Routes } from '@angular/router';
import { loadTexts } from '../i18n/load-texts.ts';
import { allowed } from '../session/guards.ts';

const texts = loadTexts('bpm', {
  'zh-CN': () => import('./texts/zh-CN.json'),
  en: () => import('./texts/en.json'),
});

const listTexts = loadTexts('cases', {
  'zh-CN': () => import('./cases/texts/zh-CN.json'),
  en: () => import('./cases/texts/en.json'),
});

/** Pages that work for every kind of case. */
export const bpmRoutes: Routes = [
  {
    path: 'inbox',
    title: 'title.inbox',
    canActivate: [allowed('work')],
    resolve: { texts },
    loadComponent: () => import('./inbox/inbox-page.ts').then((file) => file.InboxPage),
  },
  {
    path: 'tasks/:id',
    title: 'title.task',
    canActivate: [allowed('work')],
    resolve: { texts },
    loadComponent: () => import('./task/task-page.ts').then((file) => file.TaskPage),
  },
  {
    path: 'cases',
    title: 'cases.title',
    canActivate: [allowed('case.read', 'work')],
    resolve: { texts: listTexts },
    loadComponent: () => import('./cases/cases-page.ts').then((file) => file.CasesPage),
  },
  {
    path: 'cases/:id',
    title: 'title.case',
    resolve: { texts },
    loadComponent: () => import('./case/case-page.ts').then((file) => file.CasePage),
  },
  {
    path: 'start/:type',
    title: 'title.start',
    canActivate: [allowed('case.create')],
    resolve: { texts },
    loadComponent: () => import('./start/start-page.ts').then((file) => file.StartPage),
  },
];
