import { Component, computed, inject, input, output } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Texts } from '../../i18n/texts.ts';
import { CaseTypes } from '../live/case-types.ts';
import { type CaseListQuery, EMPTY_QUERY } from './case-list-query.ts';
import { CaseWords } from './case-words.ts';
import { RegionChoices } from '../organisation/region-choices.ts';

interface Chip {
  readonly text: string;
  readonly without: Partial<CaseListQuery>;
}

/** What narrows the list, each with a cross to take it away. */
@Component({
  selector: 'sf-filter-chips',
  imports: [NzIconModule],
  template: `
    @if (chips().length > 0) {
      <ul class="sf-row" [attr.aria-label]="t('cases.filter.active')">
        @for (chip of chips(); track chip.text) {
          <li>
            {{ chip.text }}
            <button
              type="button"
              [attr.aria-label]="t('cases.filter.remove', { name: chip.text })"
              (click)="apply.emit(chip.without)"
            >
              <nz-icon nzType="close" aria-hidden="true" />
            </button>
          </li>
        }
        <li class="all">
          <button type="button" class="sf-quiet" (click)="clear()">{{ t('cases.filter.clear') }}</button>
        </li>
      </ul>
    }
  `,
  styles: `
    ul {
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      padding: 0 0 0 10px;
      border-radius: 14px;
      background: var(--sf-accent-soft);
      color: var(--sf-accent-strong);
      line-height: 26px;
    }
    li.all {
      padding: 0;
      background: none;
    }
    li > button:not(.sf-quiet) {
      display: grid;
      place-content: center;
      width: 28px;
      height: 26px;
      border: 0;
      background: none;
      font-size: 11px;
      cursor: pointer;
    }
  `,
})
export class FilterChips {
  readonly #types = inject(CaseTypes);
  readonly #words = inject(CaseWords);
  readonly #places = inject(RegionChoices);
  readonly query = input.required<CaseListQuery>();
  readonly apply = output<Partial<CaseListQuery>>();
  protected readonly t = inject(Texts).t;
  protected readonly chips = computed<Chip[]>(() => {
    const query = this.query();
    return [...this.#named(query), ...this.#listed(query)];
  });

  protected clear(): void {
    const { sort, columns } = this.query();
    this.apply.emit({ ...EMPTY_QUERY, sort, columns });
  }

  #named(query: CaseListQuery): Chip[] {
    const texts: Partial<Record<keyof CaseListQuery, string>> = {
      q: query.q && `“${query.q}”`,
      type: query.type && this.#types.nameOf(query.type),
      region: query.region && this.#places.nameOfRegion(query.region),
      unitId: query.unitId && this.#places.nameOfUnit(query.unitId),
      due: query.due && this.t(`core.dueState.${query.due}`),
      open: query.open && this.t(`cases.open.${query.open}`),
      from: query.from && this.t('cases.filter.since', { day: query.from }),
      to: query.to && this.t('cases.filter.until', { day: query.to }),
    };
    return Object.entries(texts).flatMap(([name, text]) => (text ? [{ text, without: { [name]: '' } }] : []));
  }

  #listed(query: CaseListQuery): Chip[] {
    const type = this.#words.typeOf(query.type);
    const industries = this.#words.choices(type, 'industry');
    const status = query.status.map((id) => ({
      text: this.#types.statusOf(type?.id ?? '', id).name,
      without: { status: query.status.filter((other) => other !== id) },
    }));
    const industry = query.industry.map((value) => ({
      text: industries.find((choice) => choice.value === value)?.label ?? value,
      without: { industry: query.industry.filter((other) => other !== value) },
    }));
    return [...status, ...industry];
  }
}
