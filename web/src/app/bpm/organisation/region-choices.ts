import { computed, inject, Injectable, resource } from '@angular/core';
import { Api } from '../../api/api.ts';
import { treeOf } from './tree-of.ts';

interface Region {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** Regions and units by which cases are filtered, asked once. */
@Injectable({ providedIn: 'root' })
export class RegionChoices {
  readonly #api = inject(Api);
  readonly #regions = resource({ loader: () => this.#api.get<{ regions: Region[] }>('/api/regions') });
  readonly #units = resource({ loader: () => this.#api.get<{ units: UnitRow[] }>('/api/units') });

  readonly regions = computed(() => {
    const all = this.#regions.hasValue() ? this.#regions.value().regions : [];
    return treeOf(all.map(({ code, name, parent }) => ({ key: code, title: name, parent })));
  });
  readonly units = computed(() => {
    const all = this.#units.hasValue() ? this.#units.value().units : [];
    return treeOf(all.map(({ id, name, parentId }) => ({ key: id, title: name, parent: parentId })));
  });

  nameOfRegion(code: string): string {
    const found = this.#regions.hasValue()
      ? this.#regions.value().regions.find((region) => region.code === code)
      : undefined;
    return found?.name ?? code;
  }

  nameOfUnit(id: string): string {
    const found = this.#units.hasValue() ? this.#units.value().units.find((unit) => unit.id === id) : undefined;
    return found?.name ?? id;
  }
}
