import type { Routes } from '@angular/router';
import { loadTexts } from '../i18n/load-texts.ts';
import { allowed } from '../session/index.ts';

const texts = loadTexts('admin', { 'zh-CN': () => import('./texts/zh-CN.json'), en: () => import('./texts/en.json') });

/** Consoles of the administrators; each sees his own only. */
export const adminRoutes: Routes = [
  {
    path: '',
    resolve: { texts },
    children: [
      {
        path: 'units',
        title: 'admin.units.title',
        canActivate: [allowed('unit.manage')],
        loadComponent: () => import('./units/units-page.ts').then((file) => file.UnitsPage),
      },
      {
        path: 'users',
        title: 'admin.users.title',
        canActivate: [allowed('user.manage')],
        loadComponent: () => import('./users/users-page.ts').then((file) => file.UsersPage),
      },
      {
        path: 'calendar',
        title: 'admin.calendar.title',
        canActivate: [allowed('calendar.manage')],
        loadComponent: () => import('./calendar/calendar-page.ts').then((file) => file.CalendarPage),
      },
      {
        path: 'definitions',
        title: 'admin.definitions.title',
        canActivate: [allowed('process.read')],
        loadComponent: () => import('./operations/definitions-page.ts').then((file) => file.DefinitionsPage),
      },
      {
        path: 'engine',
        title: 'admin.engine.title',
        canActivate: [allowed('process.operate')],
        loadComponent: () => import('./operations/engine-page.ts').then((file) => file.EnginePage),
      },
      {
        path: 'incidents',
        title: 'admin.incidents.title',
        canActivate: [allowed('process.operate')],
        loadComponent: () => import('./operations/incidents-page.ts').then((file) => file.IncidentsPage),
      },
      {
        path: 'outbox',
        title: 'admin.outbox.title',
        canActivate: [allowed('process.operate')],
        loadComponent: () => import('./operations/outbox-page.ts').then((file) => file.OutboxPage),
      },
      {
        path: 'audit',
        title: 'admin.audit.title',
        canActivate: [allowed('audit.read')],
        loadComponent: () => import('./audit/audit-page.ts').then((file) => file.AuditPage),
      },
    ],
  },
];
