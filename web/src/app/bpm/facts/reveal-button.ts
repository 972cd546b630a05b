import { Component, inject, signal } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { Texts } from '../../i18n/texts.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { CaseStore } from '../case/case-store.ts';

/** Shows protected facts after saying who will know that they were seen. */
@Component({
  selector: 'sf-reveal-button',
  imports: [NzButtonModule, NzIconModule, NzModalModule, ProblemBox],
  template: `
    @if (store.revealed()) {
      <button nz-button nzSize="small" type="button" (click)="store.hide()">
        <nz-icon nzType="lock" aria-hidden="true" /> {{ t('bpm.facts.hide') }}
      </button>
    } @else {
      <button nz-button nzSize="small" type="button" (click)="asking.set(true)">
        <nz-icon nzType="eye" aria-hidden="true" /> {{ t('bpm.facts.reveal') }}
      </button>
    }
    <nz-modal
      [nzVisible]="asking()"
      [nzTitle]="t('bpm.facts.revealTitle')"
      [nzOkText]="t('bpm.facts.revealConfirm')"
      [nzCancelText]="t('core.cancel')"
      [nzOkLoading]="busy()"
      (nzOnOk)="reveal()"
      (nzOnCancel)="asking.set(false)"
    >
      <div *nzModalContent class="sf-stack">
        <p>{{ t('bpm.facts.revealText') }}</p>
        <p>{{ t('bpm.facts.revealWho') }}</p>
        <sf-problem-box [problem]="problem()" />
      </div>
    </nz-modal>
  `,
})
export class RevealButton {
  protected readonly store = inject(CaseStore);
  protected readonly t = inject(Texts).t;
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async reveal(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.store.reveal();
      this.asking.set(false);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
