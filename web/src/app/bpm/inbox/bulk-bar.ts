import { Component, inject, signal } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Texts } from '../../i18n/texts.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { type BulkAction, InboxStore } from './inbox-store.ts';

const ACTIONS: readonly BulkAction[] = ['claim', 'release', 'mark-read'];

/** What can be done with all ticked items at once. */
@Component({
  selector: 'sf-bulk-bar',
  imports: [NzButtonModule, ProblemBox],
  template: `
    <div class="sf-row" role="toolbar" [attr.aria-label]="t('bpm.inbox.bulk.label')">
      <strong>{{ t('bpm.inbox.bulk.selected', { count: store.selected().size }) }}</strong>
      @for (action of actions; track action) {
        <button nz-button nzSize="small" type="button" [disabled]="busy()" (click)="run(action)">
          {{ t('bpm.inbox.bulk.' + action) }}
        </button>
      }
      <button nz-button nzType="text" nzSize="small" type="button" (click)="store.selectAll(true)">
        {{ t('core.all') }}
      </button>
      <button nz-button nzType="text" nzSize="small" type="button" (click)="store.selectAll(false)">
        {{ t('core.cancel') }}
      </button>
    </div>
    <sf-problem-box [problem]="problem()" />
  `,
  styles: ':host { padding: 8px 12px; border-bottom: 1px solid var(--sf-line); background: var(--sf-accent-soft); }',
})
export class BulkBar {
  protected readonly store = inject(InboxStore);
  protected readonly t = inject(Texts).t;
  protected readonly actions = ACTIONS;
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async run(action: BulkAction): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.store.bulk(action);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
