import { computed, inject, Injectable, resource } from '@angular/core';
import { Api } from '../../api/api.ts';
import { Texts } from '../../i18n/texts.ts';

interface Roles {
  readonly roles: { id: string; name: string; nameEn: string }[];
  readonly grantable: string[];
}

/** Roles in the user's language, and those he may give to others. */
@Injectable({ providedIn: 'root' })
export class RoleNames {
  readonly #api = inject(Api);
  readonly #texts = inject(Texts);
  readonly #roles = resource({ loader: () => this.#api.get<Roles>('/api/roles') });

  readonly all = computed(() => {
    const roles = this.#roles.hasValue() ? this.#roles.value().roles : [];
    return roles.map(({ id, name, nameEn }) => ({ id, label: this.#texts.pick(name, nameEn) }));
  });
  readonly grantable = computed(() => new Set(this.#roles.hasValue() ? this.#roles.value().grantable : []));

  of(ids: readonly string[]): string {
    const names = ids.map((id) => this.all().find((role) => role.id === id)?.label ?? id);
    return names.join(this.#texts.pick('、', ', '));
  }
}
