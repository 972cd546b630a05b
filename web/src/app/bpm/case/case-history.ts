import { Component, inject, input, model } from '@angular/core';
import { Texts } from '../../i18n/texts.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import type { TimelineKind } from '../timeline/fold-timeline.ts';
import { TimelineView } from '../timeline/timeline-view.ts';
import { CaseStore } from './case-store.ts';

/** The timeline of the case at hand, read when it is first looked at. */
@Component({
  selector: 'sf-case-history',
  imports: [ListSkeleton, ProblemBox, TimelineView],
  template: `
    <sf-problem-box [problem]="store.timelineProblem()" retryable (retry)="store.reload()" />
    @if (store.timeline(); as entries) {
      <sf-timeline [entries]="entries" [(kinds)]="kinds" [(elementId)]="element" [elementName]="elementName()" />
    } @else if (!store.timelineProblem()) {
      <sf-list-skeleton />
    }
  `,
  styles: ':host { display: block; }',
})
export class CaseHistory {
  protected readonly store = inject(CaseStore);
  protected readonly t = inject(Texts).t;
  readonly kinds = model<readonly TimelineKind[]>([]);
  readonly element = model<string | null>(null);
  readonly elementName = input('');

  constructor() {
    this.store.wantsTimeline.set(true);
  }
}
