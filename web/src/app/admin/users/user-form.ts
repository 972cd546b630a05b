import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { User } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzTreeSelectModule } from 'ng-zorro-antd/tree-select';
import { Api } from '../../api/api.ts';
import { RegionChoices } from '../../bpm/organisation/region-choices.ts';
import { Texts } from '../../i18n/texts.ts';
import { Labelled } from '../../ui/labelled.ts';
import { OneAction } from '../../ui/one-action.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { RoleNames } from './role-names.ts';

/** A user as typed in; without an id he is new. */
export interface UserDraft {
  readonly id?: string;
  readonly version?: number;
  readonly account: string;
  readonly name: string;
  readonly unitId: string;
  readonly roles: readonly string[];
  readonly phone: string;
  readonly enabled: boolean;
}

/** What is left after saving: the account, and for a new one its first password. */
export interface SavedUser {
  readonly user: User;
  readonly password: string | null;
}

/** Adds or changes one account (RPT-070). */
@Component({
  selector: 'sf-user-form',
  imports: [FormsModule, Labelled, NzButtonModule, NzInputModule, NzTreeSelectModule, ProblemBox],
  templateUrl: './user-form.html',
  styles: `
    form {
      display: grid;
      gap: 16px;
    }
    nz-select,
    nz-tree-select {
      width: 100%;
    }
    fieldset {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 4px;
      font-size: inherit;
      font-weight: 600;
    }
    .role {
      display: flex;
      gap: 8px;
      padding: 4px 0;
      cursor: pointer;
    }
    .role input {
      accent-color: var(--sf-accent);
    }
  `,
})
export class UserForm {
  readonly #api = inject(Api);
  readonly user = input.required<UserDraft>();
  readonly saved = output<SavedUser>();
  protected readonly t = inject(Texts).t;
  readonly #places = inject(RegionChoices);
  protected readonly units = this.#places.units;
  protected readonly unfolded = this.#places.unfolded;
  protected readonly roles = inject(RoleNames);
  protected readonly action = new OneAction();
  protected readonly draft = signal<UserDraft | null>(null);
  protected readonly isNew = computed(() => this.user().id === undefined);

  constructor() {
    effect(() => {
      const user = this.user();
      untracked(() => {
        this.draft.set(user);
        this.action.forget();
      });
    });
  }

  protected patch(change: Partial<UserDraft>): void {
    this.draft.update((draft) => (draft ? { ...draft, ...change } : draft));
  }

  protected toggle(role: string): void {
    const roles = new Set(this.draft()?.roles);
    if (!roles.delete(role)) roles.add(role);
    this.patch({ roles: [...roles] });
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if (!draft) return;
    const { id, ...input } = draft;
    await this.action.run(async () => {
      const saved: SavedUser =
        id === undefined
          ? await this.#api.post<SavedUser>('/api/users', input)
          : { user: await this.#api.put<User>(`/api/users/${id}`, input), password: null };
      this.saved.emit(saved);
    });
  }
}
