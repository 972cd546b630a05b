import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkItemDetail } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { timeOfDay } from '../../i18n/china-time.ts';
import { Texts } from '../../i18n/texts.ts';
import { TaskStore } from './task-store.ts';

/** The allowed actions: one primary, the rest named by verbs; and when the draft was saved. */
@Component({
  selector: 'sf-task-bar',
  imports: [RouterLink, NzButtonModule],
  template: `
    @if (store.done()) {
      <button nz-button nzType="primary" type="button" (click)="next.emit()">{{ t('bpm.task.next') }}</button>
      <a nz-button [routerLink]="['/app/cases', detail().item.caseId]">{{ t('bpm.task.openCase') }}</a>
    } @else if (store.can('claim')) {
      <button nz-button nzType="primary" type="button" [nzLoading]="store.busy()" (click)="claim.emit()">
        {{ t('bpm.task.claim') }}
      </button>
    } @else if (store.can('complete')) {
      <button
        nz-button
        nzType="primary"
        type="button"
        [nzLoading]="store.busy()"
        [disabled]="store.queue.busy()"
        (click)="complete.emit()"
      >
        {{ detail().completeLabel || t('bpm.task.complete') }}
      </button>
      @if (store.can('release')) {
        <button nz-button type="button" [disabled]="store.busy()" (click)="release.emit()">
          {{ t('bpm.task.release') }}
        </button>
      }
      <span class="sf-small sf-soft" role="status">{{ saved() }}</span>
    } @else {
      <span class="sf-soft">{{ state() }}</span>
      <a nz-button [routerLink]="['/app/cases', detail().item.caseId]">{{ t('bpm.task.openCase') }}</a>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 12px;
      padding: 10px 16px;
      border-top: 1px solid var(--sf-line);
      background: var(--sf-card);
    }
  `,
})
export class TaskBar {
  protected readonly store = inject(TaskStore);
  protected readonly t = inject(Texts).t;
  readonly detail = input.required<WorkItemDetail>();
  readonly claim = output();
  readonly complete = output();
  readonly release = output();
  readonly next = output();
  protected readonly state = computed(() => {
    const { state, assigneeName } = this.detail().item;
    return [this.t(`core.state.${state}`), assigneeName ?? ''].filter(Boolean).join(' · ');
  });
  protected readonly saved = computed(() => {
    const saving = this.store.saving();
    if (saving === 'failed') return this.t('bpm.task.draft.failed');
    if (saving !== 'idle') return this.t('bpm.task.draft.saving');
    const at = this.store.savedAt();
    return at ? this.t('bpm.task.draft.saved', { time: timeOfDay(at) }) : '';
  });
}
