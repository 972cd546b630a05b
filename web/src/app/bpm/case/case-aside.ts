import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { NzTabsModule } from 'ng-zorro-antd/tabs';
import { Texts } from '../../i18n/texts.ts';
import { FileList } from '../../ui/files/file-list.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { CaseDiagrams } from './case-diagrams.ts';
import { CaseFacts } from './case-facts.ts';
import { CaseHistory } from './case-history.ts';
import { CaseStore } from './case-store.ts';

/** The case beside a task: facts, attachments, timeline, diagram. */
@Component({
  selector: 'sf-case-aside',
  imports: [NzTabsModule, CaseDiagrams, CaseFacts, CaseHistory, FileList, ListSkeleton, ProblemBox],
  providers: [CaseStore],
  template: `
    <sf-problem-box [problem]="store.problem()" retryable (retry)="store.reload()" />
    @if (store.detail(); as detail) {
      <nz-tabs [nzAnimated]="false">
        <nz-tab [nzTitle]="t('bpm.case.tab.facts')"><sf-case-facts /></nz-tab>
        <nz-tab [nzTitle]="t('bpm.case.tab.files', { count: detail.attachments.length })">
          <ng-template nz-tab><sf-file-list [files]="detail.attachments" /></ng-template>
        </nz-tab>
        <nz-tab [nzTitle]="t('bpm.case.tab.timeline')">
          <ng-template nz-tab><sf-case-history [(element)]="element" [elementName]="element() ?? ''" /></ng-template>
        </nz-tab>
        <nz-tab [nzTitle]="t('bpm.case.tab.diagram')">
          <ng-template nz-tab><sf-case-diagrams /></ng-template>
        </nz-tab>
      </nz-tabs>
    } @else if (!store.problem()) {
      <sf-list-skeleton />
    }
  `,
  styles: ':host { padding: 0 16px 16px; background: var(--sf-card); }',
})
export class CaseAside {
  protected readonly store = inject(CaseStore);
  protected readonly t = inject(Texts).t;
  readonly id = input.required<string>();
  /** A new number reads the case again. */
  readonly refresh = input(0);
  protected readonly element = signal<string | null>(null);

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.store.show(id));
    });
    effect(() => {
      if (this.refresh() > 0) untracked(() => this.store.reload());
    });
  }
}
