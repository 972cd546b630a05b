import { computed, inject, Injectable } from '@angular/core';
import type { Permission } from '@safeflow/contracts';
import { CaseTypes } from '../bpm/live/case-types.ts';
import { WorkCounts } from '../bpm/live/work-counts.ts';
import { Texts } from '../i18n/texts.ts';
import { SessionStore } from '../session/session-store.ts';

export interface MenuEntry {
  readonly label: string;
  readonly path: string;
  readonly icon: string;
  readonly count?: number;
  readonly urgent?: boolean;
}

export interface MenuGroup {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

const ADMINISTRATION: readonly { key: string; path: string; icon: string; permission: Permission }[] = [
  { key: 'units', path: '/app/admin/units', icon: 'apartment', permission: 'unit.manage' },
  { key: 'users', path: '/app/admin/users', icon: 'team', permission: 'user.manage' },
  { key: 'calendar', path: '/app/admin/calendar', icon: 'calendar', permission: 'calendar.manage' },
  { key: 'definitions', path: '/app/admin/definitions', icon: 'partition', permission: 'process.read' },
  { key: 'engine', path: '/app/admin/engine', icon: 'deployment-unit', permission: 'process.operate' },
  { key: 'incidents', path: '/app/admin/incidents', icon: 'warning', permission: 'process.operate' },
  { key: 'outbox', path: '/app/admin/outbox', icon: 'send', permission: 'process.operate' },
  { key: 'simulator', path: '/app/simulator', icon: 'experiment', permission: 'process.operate' },
  { key: 'audit', path: '/app/admin/audit', icon: 'safety-certificate', permission: 'audit.read' },
];

/** The menu by job: what the user may do, and every startable kind of case by itself. */
@Injectable({ providedIn: 'root' })
export class MenuEntries {
  readonly #t = inject(Texts).t;
  readonly #session = inject(SessionStore);
  readonly #counts = inject(WorkCounts).counts;
  readonly #types = inject(CaseTypes);

  readonly groups = computed<MenuGroup[]>(() =>
    [this.#work(), this.#start(), this.#administration()].filter((group) => group.entries.length > 0),
  );

  #work(): MenuGroup {
    const counts = this.#counts();
    const entries: MenuEntry[] = [this.#entry('workbench', '/app/workbench', 'dashboard')];
    if (this.#session.can('work')) {
      entries.push({ ...this.#entry('inbox', '/app/inbox', 'inbox'), count: counts.todo, urgent: counts.overdue > 0 });
    }
    if (this.#session.can('case.read') || this.#session.can('work'))
      entries.push(this.#entry('cases', '/app/cases', 'folder-open'));
    entries.push({ ...this.#entry('messages', '/app/messages', 'bell'), count: counts.unreadMessages });
    return { label: this.#t('shell.group.work'), entries };
  }

  #start(): MenuGroup {
    const types = this.#session.can('case.create') ? this.#types.startable() : [];
    const entries = types.map((type) => ({
      label: this.#types.nameOf(type.id),
      path: `/app/start/${type.id}`,
      icon: 'plus-circle',
    }));
    return { label: this.#t('shell.group.start'), entries };
  }

  #administration(): MenuGroup {
    const mine = ADMINISTRATION.filter((entry) => this.#session.can(entry.permission));
    return {
      label: this.#t('shell.group.administration'),
      entries: mine.map((entry) => this.#entry(entry.key, entry.path, entry.icon)),
    };
  }

  #entry(key: string, path: string, icon: string): MenuEntry {
    return { label: this.#t(`shell.menu.${key}`), path, icon };
  }
}
