import { Component, computed, inject, input, output, resource } from '@angular/core';
import type { SavedView } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzPopoverModule } from 'ng-zorro-antd/popover';
import { Api } from '../../api/api.ts';
import { withQuery } from '../../api/query.ts';
import { Texts } from '../../i18n/texts.ts';
import { caseListAddress, caseListQuery, type CaseListQuery } from './case-list-query.ts';

/** Views of the list that the user has named. */
@Component({
  selector: 'sf-case-views',
  imports: [NzButtonModule, NzIconModule, NzInputModule, NzPopoverModule],
  template: `
    @for (view of views(); track view.id) {
      <span class="view" [class.here]="view.query === address()">
        <button type="button" class="sf-quiet" (click)="open(view)">{{ view.name }}</button>
        <button
          type="button"
          class="sf-quiet"
          [attr.aria-label]="t('cases.views.remove', { name: view.name })"
          (click)="remove(view)"
        >
          <nz-icon nzType="close" aria-hidden="true" />
        </button>
      </span>
    }
    @if (address() && !known()) {
      <form class="sf-row" (submit)="$event.preventDefault(); save(name.value); name.value = ''">
        <input
          #name
          nz-input
          nzSize="small"
          maxlength="50"
          required
          [placeholder]="t('cases.views.name')"
          [attr.aria-label]="t('cases.views.name')"
        />
        <button nz-button nzSize="small" type="submit">
          <nz-icon nzType="save" aria-hidden="true" />{{ t('cases.views.save') }}
        </button>
      </form>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .view {
      display: inline-flex;
      border: 1px solid var(--sf-line);
      border-radius: 14px;
      background: var(--sf-card);
    }
    .view.here {
      border-color: var(--sf-accent);
      color: var(--sf-accent);
    }
    .view button + button {
      padding-inline: 4px 8px;
      font-size: 11px;
    }
    form input {
      width: 140px;
    }
  `,
})
export class CaseViews {
  readonly #api = inject(Api);
  readonly query = input.required<CaseListQuery>();
  readonly chosen = output<CaseListQuery>();
  protected readonly t = inject(Texts).t;
  readonly #views = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<{ views: SavedView[] }>('/api/saved-views', { list: 'cases' }, abortSignal),
  });
  protected readonly views = computed(() =>
    this.#views.hasValue() ? this.#views.value().views.filter((view) => view.list === 'cases') : [],
  );
  protected readonly address = computed(() => withQuery('', caseListAddress(this.query())).slice(1));
  protected readonly known = computed(() => this.views().some((view) => view.query === this.address()));

  protected open(view: SavedView): void {
    this.chosen.emit(caseListQuery(new URLSearchParams(view.query)));
  }

  protected async save(name: string): Promise<void> {
    if (!name.trim()) return;
    const view = { list: 'cases', name: name.trim(), query: this.address(), columns: this.query().columns };
    await this.#api.post('/api/saved-views', view);
    this.#views.reload();
  }

  protected async remove(view: SavedView): Promise<void> {
    await this.#api.delete(`/api/saved-views/${view.id}`);
    this.#views.reload();
  }
}
