import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { CaseTypes } from '../bpm/live/case-types.ts';
import { WorkCounts } from '../bpm/live/work-counts.ts';
import { Texts } from '../i18n/texts.ts';
import { TimePipe } from '../i18n/time.pipe.ts';
import { SessionStore } from '../session/index.ts';
import { MenuEntries } from '../shell/menu-entries.ts';
import { LateUnits } from './late-units.ts';
import { LatestMessages } from './latest-messages.ts';
import { NextItems } from './next-items.ts';

const FOLDERS = [
  { folder: 'todo', icon: 'inbox' },
  { folder: 'unclaimed', icon: 'user' },
  { folder: 'near', icon: 'exclamation-circle' },
  { folder: 'overdue', icon: 'warning' },
] as const;

/** The first page of the staff area, by what the user's position allows (RPT-065, RPT-066). */
@Component({
  selector: 'sf-workbench-page',
  imports: [LateUnits, LatestMessages, NextItems, NzButtonModule, NzIconModule, RouterLink, TimePipe],
  templateUrl: './workbench-page.html',
  styleUrl: './workbench-page.css',
  host: { class: 'sf-page sf-stack' },
})
export class WorkbenchPage {
  readonly #session = inject(SessionStore);
  readonly #types = inject(CaseTypes);
  readonly #counts = inject(WorkCounts).counts;
  protected readonly t = inject(Texts).t;
  protected readonly session = this.#session.session;
  protected readonly works = computed(() => this.#session.can('work'));
  protected readonly leads = computed(() => {
    const leading = this.session()?.roles.some(({ id }) => id === 'direct-leader' || id === 'authority-head') ?? false;
    return this.#session.can('case.supervise') || leading;
  });
  protected readonly tiles = computed(() => FOLDERS.map((tile) => ({ ...tile, count: this.#counts()[tile.folder] })));
  protected readonly startable = computed(() =>
    this.#session.can('case.create')
      ? this.#types.startable().map(({ id }) => ({ id, name: this.#types.nameOf(id) }))
      : [],
  );
  readonly #menu = inject(MenuEntries).groups;
  /** Consoles of administrators, who have no cases of their own. */
  protected readonly consoles = computed(() =>
    this.#menu().flatMap((group) => group.entries.filter((entry) => entry.path.startsWith('/app/admin/'))),
  );
}
