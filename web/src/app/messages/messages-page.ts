import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Message } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Api } from '../api/api.ts';
import { PagedList } from '../api/paged-list.ts';
import { WorkCounts } from '../bpm/live/work-counts.ts';
import { Texts } from '../i18n/texts.ts';
import { TimePipe } from '../i18n/time.pipe.ts';
import { PagedView } from '../ui/paged-view.ts';
import { ProblemBox } from '../ui/problem-box.ts';

/** The message centre: what the system tells the user, newest first (RPT-067). */
@Component({
  selector: 'sf-messages-page',
  imports: [NzButtonModule, NzIconModule, PagedView, ProblemBox, RouterLink, TimePipe],
  templateUrl: './messages-page.html',
  styleUrl: './messages-page.css',
  host: { class: 'sf-page sf-stack' },
})
export class MessagesPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #work = inject(WorkCounts);
  /** From the address: `true` shows the unread ones only. */
  readonly unread = input<string>();
  protected readonly t = inject(Texts).t;
  protected readonly counts = this.#work.counts;
  protected readonly list = new PagedList<Message>(this.#api, '/api/messages');
  protected readonly onlyUnread = computed(() => this.unread() === 'true');
  protected readonly problem = signal<unknown>(undefined);

  constructor() {
    effect(() => {
      this.onlyUnread();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    void this.list.load(this.onlyUnread() ? { unread: 'true' } : {});
  }

  /** Opens what the message is about; without such a thing it is only marked read. */
  protected async open(message: Message): Promise<void> {
    await this.read(message);
    if (message.workItemId) await this.#router.navigate(['/app/tasks', message.workItemId]);
    else if (message.caseId) await this.#router.navigate(['/app/cases', message.caseId]);
  }

  protected async read(message: Message): Promise<void> {
    if (message.read) return;
    await this.#run(() => this.#api.post(`/api/messages/${message.id}/read`));
    this.list.change(message.id, (one) => ({ ...one, read: true }));
  }

  protected async readAll(): Promise<void> {
    await this.#run(() => this.#api.post('/api/messages/read-all'));
    this.load();
  }

  async #run(request: () => Promise<unknown>): Promise<void> {
    this.problem.set(undefined);
    try {
      await request();
      await this.#work.refresh();
    } catch (problem) {
      this.problem.set(problem);
    }
  }
}
