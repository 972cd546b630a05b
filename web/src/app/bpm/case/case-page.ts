import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { Diagram } from '@safeflow/contracts';
import { NzTabsModule } from 'ng-zorro-antd/tabs';
import { ApiProblem } from '../../api/api-problem.ts';
import { PageTitle } from '../../i18n/page-title.ts';
import { Texts } from '../../i18n/texts.ts';
import { elementNames } from '../../ui/diagram/localise-diagram.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { FileList } from '../../ui/files/file-list.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { WorkCounts } from '../live/work-counts.ts';
import { KINDS, type TimelineKind } from '../timeline/fold-timeline.ts';
import { CaseDiagrams } from './case-diagrams.ts';
import { CaseFacts } from './case-facts.ts';
import { CaseHeader } from './case-header.ts';
import { CaseHistory } from './case-history.ts';
import { CaseStore } from './case-store.ts';
import { OpenWork } from './open-work.ts';

const TABS = ['timeline', 'diagram', 'facts', 'files'] as const;

/** A case: header, timeline as the spine, diagram, facts, attachments and open work. */
@Component({
  selector: 'sf-case-page',
  imports: [
    NzTabsModule,
    CaseDiagrams,
    CaseFacts,
    CaseHeader,
    CaseHistory,
    EmptyState,
    FileList,
    ListSkeleton,
    OpenWork,
    ProblemBox,
  ],
  providers: [CaseStore],
  templateUrl: './case-page.html',
  styleUrl: './case-page.css',
})
export class CasePage {
  readonly #router = inject(Router);
  readonly #title = inject(PageTitle);
  protected readonly store = inject(CaseStore);
  protected readonly t = inject(Texts).t;
  readonly id = input.required<string>();
  readonly tab = input<string>();
  /** Kinds of the timeline that are shown, separated by commas. */
  readonly kinds = input<string>();
  /** Element of the diagram whose history is shown. */
  readonly element = input<string>();

  protected readonly tabIndex = computed(() =>
    Math.max(
      0,
      TABS.findIndex((tab) => tab === this.tab()),
    ),
  );
  protected readonly shownKinds = computed(() => {
    const given = this.kinds()?.split(',') ?? [];
    return KINDS.filter((kind) => given.includes(kind));
  });
  protected readonly diagram = signal<Diagram | undefined>(undefined);
  protected readonly names = computed(() => elementNames(this.diagram()?.xml ?? ''));
  protected readonly elementName = computed(() => this.names().get(this.element() ?? '') ?? this.element() ?? '');
  protected readonly notFound = computed(() => {
    const problem = this.store.problem();
    return problem instanceof ApiProblem && problem.status === 404;
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.store.show(id));
    });
    effect(() => {
      const number = this.store.detail()?.case.number;
      if (number) untracked(() => this.#title.name(number));
    });
    inject(WorkCounts).onArrival(() => {
      if (!this.notFound()) this.store.reload();
    });
  }

  protected showTab(index: number): void {
    const tab = TABS[index];
    this.#go({ tab: tab === 'timeline' ? null : (tab ?? null) });
  }

  protected showKinds(kinds: readonly TimelineKind[]): void {
    this.#go({ kinds: kinds.join(',') || null });
  }

  protected showElement(element: string | null): void {
    this.#go({ element });
  }

  #go(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
