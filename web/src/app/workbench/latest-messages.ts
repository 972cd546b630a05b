import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Message, Page } from '@safeflow/contracts';
import { Api } from '../api/api.ts';
import { WorkCounts } from '../bpm/live/work-counts.ts';
import { Texts } from '../i18n/texts.ts';
import { TimePipe } from '../i18n/time.pipe.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ListSkeleton } from '../ui/list-skeleton.ts';
import { ProblemBox } from '../ui/problem-box.ts';

/** The latest notices and prompts (RPT-065, RPT-066). */
@Component({
  selector: 'sf-latest-messages',
  imports: [EmptyState, ListSkeleton, ProblemBox, RouterLink, TimePipe],
  template: `
    <header class="sf-row">
      <h2 class="sf-grow">{{ t('workbench.messages.title') }}</h2>
      <a routerLink="/app/messages">{{ t('workbench.messages.all') }}</a>
    </header>
    <div class="list">
      @if (messages.hasValue()) {
        @for (message of messages.value().items; track message.id) {
          <a class="item" [routerLink]="message.caseId ? ['/app/cases', message.caseId] : '/app/messages'">
            <span class="sf-row">
              <span class="sf-grow" [class.unread]="!message.read">{{ message.title }}</span>
              <time class="sf-small sf-soft" [attr.datetime]="message.at">{{ message.at | sfTime }}</time>
            </span>
            <span class="sf-small sf-soft">{{ message.text }}</span>
          </a>
        } @empty {
          <sf-empty-state [title]="t('workbench.messages.none')" />
        }
      } @else if (messages.error()) {
        <sf-problem-box [problem]="messages.error()" [retryable]="true" (retry)="messages.reload()" />
      } @else {
        <sf-list-skeleton [rows]="5" />
      }
    </div>
  `,
  styleUrl: './workbench-list.css',
})
export class LatestMessages {
  readonly #api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly messages = resource({
    loader: ({ abortSignal }) => this.#api.get<Page<Message>>('/api/messages', { limit: 5 }, abortSignal),
  });

  constructor() {
    inject(WorkCounts).onArrival(() => this.messages.reload());
  }
}
