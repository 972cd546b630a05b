import { inject } from '@angular/core';
import { type CanActivateFn, Router, type Routes } from '@angular/router';
import { loadTexts } from '../i18n/load-texts.ts';
import { NoticePage } from './notice/notice-page.ts';
import { PublicShell } from './public-shell.ts';
import { noticeWasRead } from './submit/draft-storage.ts';

const texts = loadTexts('public', { 'zh-CN': () => import('./texts/zh-CN.json'), en: () => import('./texts/en.json') });

/** A report is written after the notice was read (RPT-003). */
const afterNotice: CanActivateFn = () => noticeWasRead() || inject(Router).parseUrl('/');

export const publicRoutes: Routes = [
  {
    path: '',
    component: PublicShell,
    resolve: { texts },
    children: [
      { path: '', pathMatch: 'full', title: 'public.title.home', component: NoticePage },
      {
        path: 'submit',
        title: 'public.title.submit',
        canActivate: [afterNotice],
        loadComponent: () => import('./submit/submit-page.ts').then((file) => file.SubmitPage),
      },
      {
        path: 'query',
        title: 'public.title.query',
        loadComponent: () => import('./query/query-page.ts').then((file) => file.QueryPage),
      },
    ],
  },
];
