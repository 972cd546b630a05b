import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import type { User } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzPopconfirmModule } from 'ng-zorro-antd/popconfirm';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { NzTreeSelectModule } from 'ng-zorro-antd/tree-select';
import { Api } from '../../api/api.ts';
import { PagedList } from '../../api/paged-list.ts';
import { RegionChoices } from '../../bpm/organisation/region-choices.ts';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { SessionStore } from '../../session/index.ts';
import { DataTable } from '../../ui/data-table.ts';
import { OneAction } from '../../ui/one-action.ts';
import { PagedView } from '../../ui/paged-view.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { StatusTag } from '../../ui/status-tag.ts';
import { FirstPassword } from './first-password.ts';
import { RoleNames } from './role-names.ts';
import { type SavedUser, type UserDraft, UserForm } from './user-form.ts';

const LIBRARY = [
  NzButtonModule,
  NzDrawerModule,
  NzIconModule,
  NzInputModule,
  NzPopconfirmModule,
  NzSelectModule,
  NzTreeSelectModule,
];

/** Accounts within the administrator's reach: own units and one level down (RPT-070). */
@Component({
  selector: 'sf-users-page',
  imports: [...LIBRARY, DataTable, FirstPassword, FormsModule, PagedView, ProblemBox, StatusTag, TimePipe, UserForm],
  templateUrl: './users-page.html',
  styleUrl: '../admin-list.css',
  host: { class: 'sf-page sf-stack' },
})
export class UsersPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  /** Filters from the address. */
  readonly q = input<string>();
  readonly unitId = input<string>();
  readonly role = input<string>();
  protected readonly t = inject(Texts).t;
  readonly #places = inject(RegionChoices);
  protected readonly units = this.#places.units;
  protected readonly unfolded = this.#places.unfolded;
  protected readonly roles = inject(RoleNames);
  protected readonly list = new PagedList<User>(this.#api, '/api/users');
  protected readonly action = new OneAction();
  protected readonly note = signal('');
  protected readonly editing = signal<UserDraft | null>(null);
  protected readonly password = signal<{ name: string; password: string } | null>(null);
  protected readonly filters = computed(() => ({
    q: this.q() ?? '',
    unitId: this.unitId() ?? '',
    role: this.role() ?? '',
  }));

  constructor() {
    effect(() => {
      const filters = this.filters();
      untracked(() => void this.list.load(filters));
    });
  }

  protected show(change: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected add(): void {
    const unitId = this.filters().unitId || (this.#session.session()?.unit.id ?? '');
    this.editing.set({ account: '', name: '', unitId, roles: [], phone: '', enabled: true });
  }

  protected edit({ id, version, account, name, unitId, roles, phone, enabled }: User): void {
    this.editing.set({ id, version, account, name, unitId, roles, phone, enabled });
  }

  protected saved({ user, password }: SavedUser): void {
    this.editing.set(null);
    this.note.set(this.t('admin.saved', { name: user.name }));
    if (password === null) this.list.change(user.id, () => user);
    else {
      this.password.set({ name: user.name, password });
      void this.list.load(this.filters(), true);
    }
  }

  protected async reset(user: User): Promise<void> {
    await this.action.run(async () => {
      const { password } = await this.#api.post<{ password: string }>(`/api/users/${user.id}/password`);
      this.password.set({ name: user.name, password });
      this.list.change(user.id, (one) => ({ ...one, locked: false }));
    });
  }

  protected async enable(user: User, enabled: boolean): Promise<void> {
    const { account, name, unitId, roles, phone, version } = user;
    await this.action.run(async () => {
      const changed = await this.#api.put<User>(`/api/users/${user.id}`, {
        account,
        name,
        unitId,
        roles,
        phone,
        enabled,
        version,
      });
      this.list.change(user.id, () => changed);
      this.note.set(this.t(enabled ? 'admin.users.nowEnabled' : 'admin.users.nowDisabled', { name }));
    });
  }
}
