import { Component, inject, input, output } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { PagedList } from '../api/paged-list.ts';
import { Texts } from '../i18n/texts.ts';
import { EmptyState } from './empty-state.ts';
import { ListSkeleton } from './list-skeleton.ts';
import { ProblemBox } from './problem-box.ts';

/** Around the rows of a paged list: waiting, error, emptiness, and the button for more. */
@Component({
  selector: 'sf-paged-view',
  imports: [EmptyState, ListSkeleton, NzButtonModule, ProblemBox],
  template: `
    @if (list().waiting()) {
      <div class="sf-card"><sf-list-skeleton /></div>
    }
    <sf-problem-box [problem]="list().problem()" [retryable]="true" (retry)="retry.emit()" />
    @if (list().items().length > 0) {
      <ng-content />
      @if (list().hasMore()) {
        <button nz-button nzBlock type="button" [nzLoading]="list().busy()" (click)="list().more()">
          {{ t('core.more') }}
        </button>
      }
    } @else if (!list().waiting() && !list().problem()) {
      <div class="sf-card"><sf-empty-state [title]="emptyTitle()" [text]="emptyText()" /></div>
    }
  `,
  host: { class: 'sf-stack' },
})
export class PagedView {
  readonly list = input.required<PagedList<{ id: string }>>();
  readonly emptyTitle = input.required<string>();
  /** Why it is empty, or what to do. */
  readonly emptyText = input('');
  readonly retry = output();
  protected readonly t = inject(Texts).t;
}
