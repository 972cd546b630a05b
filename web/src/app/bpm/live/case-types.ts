import { computed, inject, Injectable, resource } from '@angular/core';
import type { CaseType } from '@safeflow/contracts';
import { Api } from '../../api/api.ts';
import { Texts } from '../../i18n/texts.ts';

/** The kinds of case of this installation, with their words for status and columns. */
@Injectable({ providedIn: 'root' })
export class CaseTypes {
  readonly #api = inject(Api);
  readonly #texts = inject(Texts);
  readonly #types = resource({ loader: () => this.#api.get<{ types: CaseType[] }>('/api/case-types') });

  readonly all = computed(() => (this.#types.hasValue() ? this.#types.value().types : []));
  readonly startable = computed(() => this.all().filter((type) => type.startable));

  find(id: string): CaseType | undefined {
    return this.all().find((type) => type.id === id);
  }

  nameOf(id: string): string {
    const type = this.find(id);
    return type ? this.#texts.pick(type.name, type.nameEn) : id;
  }

  /** A status in words with its tone; the bare key while the type is unknown. */
  statusOf(typeId: string, status: string): { name: string; tone: CaseType['statuses'][number]['tone'] } {
    const found = this.find(typeId)?.statuses.find((candidate) => candidate.id === status);
    return found
      ? { name: this.#texts.pick(found.name, found.nameEn), tone: found.tone }
      : { name: status, tone: 'neutral' };
  }
}
