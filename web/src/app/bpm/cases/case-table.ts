import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Case } from '@safeflow/contracts';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { DataTable } from '../../ui/data-table.ts';
import { DueTag } from '../../ui/due-tag.ts';
import { StatusTag } from '../../ui/status-tag.ts';
import { CaseTypes } from '../live/case-types.ts';
import type { CaseSort } from './case-list-query.ts';
import { CaseWords } from './case-words.ts';

const SORTABLE: Partial<Record<string, 'created' | 'due'>> = { createdAt: 'created', dueAt: 'due' };

/** Cases in rows; at phone width in cards. */
@Component({
  selector: 'sf-case-table',
  imports: [RouterLink, NzIconModule, DataTable, DueTag, StatusTag, TimePipe],
  templateUrl: './case-table.html',
  styles: `
    .title {
      min-width: 220px;
      max-width: 420px;
    }
    .title a {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      text-decoration: none;
    }
    .sort {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      padding: 0;
      border: 0;
      background: none;
      font-weight: 600;
      cursor: pointer;
    }
    .urgent {
      color: var(--sf-bad);
    }
    @media (max-width: 767px) {
      .title {
        min-width: 0;
      }
      .title a {
        font-size: 15px;
        font-weight: 600;
      }
    }
  `,
})
export class CaseTable {
  readonly #types = inject(CaseTypes);
  readonly cases = input.required<readonly Case[]>();
  readonly columns = input.required<readonly { key: string; label: string }[]>();
  readonly sort = input.required<CaseSort>();
  readonly sorted = output<CaseSort>();
  protected readonly t = inject(Texts).t;
  protected readonly words = inject(CaseWords);
  protected readonly order = computed(() => {
    const sort = this.sort();
    return { by: sort.replace('-', ''), down: sort.startsWith('-') };
  });

  protected sortOf(column: string): 'created' | 'due' | undefined {
    return SORTABLE[column];
  }

  protected ariaSort(column: string): 'ascending' | 'descending' | null {
    if (SORTABLE[column] !== this.order().by) return null;
    return this.order().down ? 'descending' : 'ascending';
  }

  protected toggle(by: 'created' | 'due'): void {
    this.sorted.emit(this.sort() === by ? `-${by}` : by);
  }

  protected status(one: Case) {
    return this.#types.statusOf(one.type, one.status);
  }
}
