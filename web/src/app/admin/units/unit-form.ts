import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { Unit, UnitKind } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { NzSwitchModule } from 'ng-zorro-antd/switch';
import { NzTreeSelectModule } from 'ng-zorro-antd/tree-select';
import { Api } from '../../api/api.ts';
import { RegionChoices } from '../../bpm/organisation/region-choices.ts';
import { Texts } from '../../i18n/texts.ts';
import { Labelled } from '../../ui/labelled.ts';
import { OneAction } from '../../ui/one-action.ts';
import { ProblemBox } from '../../ui/problem-box.ts';

/** A unit as it is typed in; without an id it is a new one. */
export type UnitDraft = Omit<Unit, 'id' | 'version'> & { readonly id?: string; readonly version?: number };

/** Adds or changes one unit. */
@Component({
  selector: 'sf-unit-form',
  imports: [
    FormsModule,
    Labelled,
    NzButtonModule,
    NzInputModule,
    NzSelectModule,
    NzSwitchModule,
    NzTreeSelectModule,
    ProblemBox,
  ],
  templateUrl: './unit-form.html',
  styles: `
    form {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
      gap: 16px;
    }
    nz-select,
    nz-tree-select {
      width: 100%;
    }
    .whole {
      grid-column: 1 / -1;
    }
  `,
})
export class UnitForm {
  readonly #api = inject(Api);
  readonly unit = input.required<UnitDraft>();
  /** Kinds a new unit may have; a known unit keeps its kind. */
  readonly kinds = input.required<readonly UnitKind[]>();
  readonly editable = input(true);
  readonly saved = output<Unit>();
  readonly cancelled = output();
  protected readonly t = inject(Texts).t;
  readonly #places = inject(RegionChoices);
  protected readonly regions = this.#places.regions;
  protected readonly unfolded = this.#places.unfolded;
  protected readonly action = new OneAction();
  protected readonly draft = signal<UnitDraft | null>(null);
  protected readonly texts = ['name', 'code', 'head', 'phone', 'address'] as const;
  protected readonly lengths = { name: 100, code: 32, head: 50, phone: 30, address: 200 } as const;
  protected readonly isNew = computed(() => this.unit().id === undefined);

  constructor() {
    effect(() => {
      const unit = this.unit();
      untracked(() => {
        this.draft.set(unit);
        this.action.forget();
      });
    });
  }

  protected patch(change: Partial<UnitDraft>): void {
    this.draft.update((draft) => (draft ? { ...draft, ...change } : draft));
  }

  protected type(field: 'name' | 'code' | 'head' | 'phone' | 'address', value: string): void {
    this.patch({ [field]: value });
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if (!draft) return;
    const { id, ...input } = draft;
    await this.action.run(async () => {
      const saved =
        id === undefined
          ? await this.#api.post<Unit>('/api/units', input)
          : await this.#api.put<Unit>(`/api/units/${id}`, input);
      this.saved.emit(saved);
    });
  }
}
