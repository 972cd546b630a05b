import { Component, computed, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { Texts } from '../../i18n/texts.ts';
import { CaseTypes } from '../live/case-types.ts';
import { type InboxQuery, SORTS } from './inbox-query.ts';

/** Filters of the inbox in one compact bar. */
@Component({
  selector: 'sf-inbox-filters',
  imports: [FormsModule, NzButtonModule, NzIconModule, NzInputModule, NzSelectModule],
  template: `
    <form
      role="search"
      [attr.aria-label]="t('bpm.inbox.search')"
      (submit)="$event.preventDefault(); apply.emit({ q: text.value.trim() })"
    >
      <nz-input-wrapper>
        <nz-icon nzInputPrefix nzType="search" aria-hidden="true" />
        <input
          #text
          nz-input
          type="search"
          maxlength="100"
          [value]="query().q"
          [placeholder]="t('bpm.inbox.search')"
          [attr.aria-label]="t('bpm.inbox.search')"
          (search)="apply.emit({ q: text.value.trim() })"
        />
      </nz-input-wrapper>
    </form>
    <div class="row">
      <label class="sf-only-read-aloud" for="inbox-type">{{ t('bpm.inbox.type') }}</label>
      <label class="sf-only-read-aloud" for="inbox-step">{{ t('bpm.inbox.step') }}</label>
      <label class="sf-only-read-aloud" for="inbox-sortLabel">{{ t('bpm.inbox.sortLabel') }}</label>
      @if (types().length > 1) {
        <nz-select
          nzAllowClear
          [nzPlaceHolder]="t('bpm.inbox.type')"
          nzId="inbox-type"
          [ngModel]="query().type || null"
          (ngModelChange)="apply.emit({ type: $event ?? '' })"
        >
          @for (type of types(); track type.id) {
            <nz-option [nzValue]="type.id" [nzLabel]="type.label" />
          }
        </nz-select>
      }
      <nz-select
        nzAllowClear
        nzShowSearch
        [nzPlaceHolder]="t('bpm.inbox.step')"
        nzId="inbox-step"
        [ngModel]="query().step || null"
        (ngModelChange)="apply.emit({ step: $event ?? '' })"
      >
        @for (step of stepOptions(); track step.id) {
          <nz-option [nzValue]="step.id" [nzLabel]="step.name" />
        }
      </nz-select>
      <nz-select nzId="inbox-sortLabel" [ngModel]="query().sort" (ngModelChange)="apply.emit({ sort: $event })">
        @for (sort of sorts; track sort) {
          <nz-option [nzValue]="sort" [nzLabel]="t('bpm.inbox.sort.' + sort)" />
        }
      </nz-select>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 12px;
      border-bottom: 1px solid var(--sf-line);
    }
    .row {
      display: flex;
      gap: 8px;
    }
    nz-select {
      flex: 1;
      min-width: 0;
    }
  `,
})
export class InboxFilters {
  readonly #types = inject(CaseTypes);
  readonly query = input.required<InboxQuery>();
  /** Steps that occur in the list. */
  readonly steps = input.required<readonly { id: string; name: string }[]>();
  readonly apply = output<Partial<InboxQuery>>();
  protected readonly t = inject(Texts).t;
  protected readonly sorts = SORTS;
  protected readonly types = computed(() =>
    this.#types.all().map((type) => ({ id: type.id, label: this.#types.nameOf(type.id) })),
  );
  protected readonly stepOptions = computed(() => {
    const chosen = this.query().step;
    const known = this.steps().some((step) => step.id === chosen);
    return chosen && !known ? [{ id: chosen, name: chosen }, ...this.steps()] : this.steps();
  });
}
