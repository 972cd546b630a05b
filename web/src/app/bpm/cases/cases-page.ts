import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { Case } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Api } from '../../api/api.ts';
import { PagedList } from '../../api/paged-list.ts';
import { Texts } from '../../i18n/texts.ts';
import { SessionStore } from '../../session/index.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { CaseFilters } from './case-filters.ts';
import {
  caseListAddress,
  caseListQuery,
  type CaseListQuery,
  caseListRequest,
  DEFAULT_COLUMNS,
  EMPTY_QUERY,
  isFiltered,
} from './case-list-query.ts';
import { CaseTable } from './case-table.ts';
import { CaseViews } from './case-views.ts';
import { CaseWords } from './case-words.ts';
import { ColumnChooser } from './column-chooser.ts';
import { ExportCases } from './export-cases.ts';
import { FilterChips } from './filter-chips.ts';

/** All cases the user may see, filtered, sorted and exported; the address carries everything (RPT-056). */
@Component({
  selector: 'sf-cases-page',
  imports: [
    CaseFilters,
    CaseTable,
    CaseViews,
    ColumnChooser,
    EmptyState,
    FilterChips,
    ListSkeleton,
    NzButtonModule,
    NzIconModule,
    ProblemBox,
  ],
  providers: [ExportCases],
  templateUrl: './cases-page.html',
  host: { class: 'sf-page sf-stack' },
})
export class CasesPage {
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #words = inject(CaseWords);
  readonly #params = toSignal(this.#route.queryParamMap, { requireSync: true });
  protected readonly t = inject(Texts).t;
  protected readonly list = new PagedList<Case>(inject(Api), '/api/cases');
  protected readonly export = inject(ExportCases);
  protected readonly query = computed(() => caseListQuery(this.#params()));
  readonly #request = computed(() => caseListRequest(this.query()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly mayExport = computed(() => this.#session.can('case.export'));
  protected readonly columns = computed(() => this.#words.columns(this.#words.typeOf(this.query().type)));
  protected readonly shownKeys = computed(() =>
    this.query().columns.length > 0 ? this.query().columns : DEFAULT_COLUMNS,
  );
  protected readonly shownColumns = computed(() =>
    this.columns().filter((column) => this.shownKeys().includes(column.key)),
  );
  protected readonly kilobytes = computed(() => Math.ceil((this.export.received() ?? 0) / 1024));

  constructor() {
    effect(() => {
      const request = this.#request();
      untracked(() => void this.list.load({ ...request }));
    });
  }

  protected show(change: Partial<CaseListQuery>): void {
    const queryParams = caseListAddress({ ...this.query(), ...change });
    void this.#router.navigate([], { relativeTo: this.#route, queryParams, queryParamsHandling: 'merge' });
  }

  protected showAll(): void {
    this.show({ ...EMPTY_QUERY, sort: this.query().sort, columns: this.query().columns });
  }

  protected reload(): void {
    void this.list.load({ ...this.#request() });
  }
}
