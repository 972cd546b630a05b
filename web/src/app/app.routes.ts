import type { Routes } from '@angular/router';
import { signedIn } from './session/guards.ts';
import { sessionTexts } from './session/session-texts.ts';
import { LoadFailedPage } from './ui/load-failed-page.ts';

/** Public pages at the root, sign-in, and everything of the staff under `/app`. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'title.signIn',
    resolve: { texts: sessionTexts },
    loadComponent: () => import('./session/sign-in-page.ts').then((file) => file.SignInPage),
  },
  {
    path: 'change-password',
    title: 'title.changePassword',
    resolve: { texts: sessionTexts },
    loadComponent: () => import('./session/change-password-page.ts').then((file) => file.ChangePasswordPage),
  },
  {
    path: 'app',
    canActivate: [signedIn],
    loadChildren: () => import('./shell/staff.routes.ts').then((file) => file.staffRoutes),
  },
  { path: '', loadChildren: () => import('./public/index.ts').then((file) => file.publicRoutes) },
  { path: 'load-failed', title: 'title.loadFailed', component: LoadFailedPage },
  {
    path: '**',
    title: 'title.notFound',
    loadComponent: () => import('./ui/not-found-page.ts').then((file) => file.NotFoundPage),
  },
];
