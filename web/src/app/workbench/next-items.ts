import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Page, WorkItem } from '@safeflow/contracts';
import { Api } from '../api/api.ts';
import { WorkCounts } from '../bpm/live/work-counts.ts';
import { Texts } from '../i18n/texts.ts';
import { DueTag } from '../ui/due-tag.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ListSkeleton } from '../ui/list-skeleton.ts';
import { ProblemBox } from '../ui/problem-box.ts';

/** The next five things to do, the most urgent first. */
@Component({
  selector: 'sf-next-items',
  imports: [DueTag, EmptyState, ListSkeleton, ProblemBox, RouterLink],
  template: `
    <header class="sf-row">
      <h2 class="sf-grow">{{ t('workbench.next.title') }}</h2>
      <a routerLink="/app/inbox">{{ t('workbench.next.all') }}</a>
    </header>
    <div class="list">
      @if (items.hasValue()) {
        @for (item of items.value().items; track item.id) {
          <a class="item" routerLink="/app/inbox" [queryParams]="{ item: item.id }">
            <span class="sf-row">
              <strong class="sf-grow">{{ item.name }}</strong>
              <sf-due-tag [due]="item" />
            </span>
            <span>{{ item.caseTitle }}</span>
            <span class="sf-small sf-soft">{{ item.caseNumber }} · {{ item.from }}</span>
          </a>
        } @empty {
          <sf-empty-state [title]="t('workbench.next.none')" [text]="t('workbench.next.noneText')" />
        }
      } @else if (items.error()) {
        <sf-problem-box [problem]="items.error()" [retryable]="true" (retry)="items.reload()" />
      } @else {
        <sf-list-skeleton [rows]="5" />
      }
    </div>
  `,
  styleUrl: './workbench-list.css',
})
export class NextItems {
  readonly #api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly items = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<Page<WorkItem>>('/api/work-items', { folder: 'todo', sort: 'due', limit: 5 }, abortSignal),
  });

  constructor() {
    inject(WorkCounts).onArrival(() => this.items.reload());
  }
}
