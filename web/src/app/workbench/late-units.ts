import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Case, Page } from '@safeflow/contracts';
import { Api } from '../api/api.ts';
import { RegionChoices } from '../bpm/organisation/region-choices.ts';
import { Texts } from '../i18n/texts.ts';
import { SessionStore } from '../session/index.ts';
import { DataTable } from '../ui/data-table.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ListSkeleton } from '../ui/list-skeleton.ts';
import { ProblemBox } from '../ui/problem-box.ts';
import { lateByUnit } from './late-by-unit.ts';

const MOST = 200;

/** Where it hangs and who is late: overdue and near-due cases by unit, for those who supervise (RPT-040). */
@Component({
  selector: 'sf-late-units',
  imports: [DataTable, EmptyState, ListSkeleton, ProblemBox, RouterLink],
  template: `
    <h2>{{ t('workbench.late.title') }}</h2>
    @if (late.hasValue()) {
      @if (units().length > 0) {
        <sf-data-table [label]="t('workbench.late.title')">
          <table>
            <thead>
              <tr>
                <th scope="col">{{ t('workbench.late.unit') }}</th>
                <th scope="col" class="number">{{ t('core.dueState.overdue') }}</th>
                <th scope="col" class="number">{{ t('core.dueState.near') }}</th>
              </tr>
            </thead>
            <tbody>
              @for (unit of units(); track unit.unitId) {
                <tr>
                  <td>{{ unit.unitName }}</td>
                  @for (state of states; track state) {
                    <td class="number" [attr.data-label]="t('core.dueState.' + state)">
                      @if (unit[state] > 0) {
                        <a
                          [class]="state"
                          routerLink="/app/cases"
                          [queryParams]="{ unitId: unit.unitId, due: state, sort: 'due' }"
                          >{{ unit[state] }}</a
                        >
                      } @else {
                        0
                      }
                    </td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </sf-data-table>
        @if (cut()) {
          <p class="sf-small sf-soft">{{ t('workbench.late.cut', { count: most }) }}</p>
        }
      } @else {
        <div class="sf-card"><sf-empty-state [title]="t('workbench.late.none')" /></div>
      }
    } @else if (late.error()) {
      <sf-problem-box [problem]="late.error()" [retryable]="true" (retry)="late.reload()" />
    } @else {
      <sf-list-skeleton [rows]="4" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .overdue {
      color: var(--sf-bad);
      font-weight: 600;
    }
    .near {
      color: var(--sf-warn);
      font-weight: 600;
    }
  `,
})
export class LateUnits {
  readonly #api = inject(Api);
  readonly #places = inject(RegionChoices);
  readonly #session = inject(SessionStore).session;
  protected readonly t = inject(Texts).t;
  protected readonly states = ['overdue', 'near'] as const;
  protected readonly most = MOST;
  protected readonly late = resource({
    loader: ({ abortSignal }) =>
      Promise.all(
        this.states.map((due) =>
          this.#api.get<Page<Case>>('/api/cases', { due, open: true, sort: 'due', limit: MOST }, abortSignal),
        ),
      ),
  });
  protected readonly units = computed(() => {
    if (!this.late.hasValue()) return [];
    const cases = this.late.value().flatMap((page) => page.items);
    return lateByUnit(cases, this.#places.unitRows(), this.#session()?.unit.id ?? '');
  });
  protected readonly cut = computed(
    () => this.late.hasValue() && this.late.value().some((page) => page.nextCursor !== null),
  );
}
