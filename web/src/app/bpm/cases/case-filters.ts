import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { NzTreeSelectModule } from 'ng-zorro-antd/tree-select';
import { Texts } from '../../i18n/texts.ts';
import { CaseTypes } from '../live/case-types.ts';
import { type CaseListQuery, SORTS } from './case-list-query.ts';
import { CaseWords } from './case-words.ts';
import { RegionChoices } from '../organisation/region-choices.ts';

/** Filters of the case list; the rarer ones unfold. */
@Component({
  selector: 'sf-case-filters',
  imports: [FormsModule, NzButtonModule, NzIconModule, NzInputModule, NzSelectModule, NzTreeSelectModule],
  templateUrl: './case-filters.html',
  host: { '[class.open]': 'open()' },
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .bar {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(168px, 1fr));
      gap: 8px;
    }
    .bar > .wide {
      grid-column: span 2;
    }
    .dates {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    .dates input {
      flex: 1;
      min-width: 0;
    }
    .toggle {
      display: none;
    }
    @media (max-width: 767px) {
      .bar {
        grid-template-columns: 1fr 1fr;
      }
      .bar > .wide {
        grid-column: span 1;
      }
      .bar > .dates {
        grid-column: span 2;
      }
      .toggle {
        display: inline-flex;
      }
      :host(:not(.open)) .bar > :not(form, .toggle, .sf-only-read-aloud),
      :host(:not(.open)) .bar + .bar {
        display: none;
      }
    }
  `,
})
export class CaseFilters {
  readonly #types = inject(CaseTypes);
  readonly #words = inject(CaseWords);
  readonly query = input.required<CaseListQuery>();
  readonly apply = output<Partial<CaseListQuery>>();
  protected readonly t = inject(Texts).t;
  protected readonly places = inject(RegionChoices);
  protected readonly more = signal(false);
  /** At phone width the filters unfold below the search. */
  protected readonly open = signal(false);
  protected readonly sorts = SORTS;
  protected readonly unfolded = computed(() => {
    const { unitId, industry, from, to } = this.query();
    return this.more() || [unitId, industry, from, to].some((value) => value.length > 0);
  });
  protected readonly types = computed(() => this.#types.all().map(({ id }) => ({ id, label: this.#types.nameOf(id) })));
  protected readonly type = computed(() => this.#words.typeOf(this.query().type));
  protected readonly statuses = computed(() => {
    const type = this.type();
    return (type?.statuses ?? []).map(({ id }) => ({ id, label: this.#types.statusOf(type?.id ?? '', id).name }));
  });
  protected readonly industries = computed(() => this.#words.choices(this.type(), 'industry'));
}
