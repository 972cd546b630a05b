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

  /** Provinces in which this system works come first; of the others there is nothing below. */
  readonly regions = computed(() => {
    const all = this.#regions.hasValue() ? this.#regions.value().regions : [];
    const roots = treeOf(all.map(({ code, name, parent }) => ({ key: code, title: name, parent })));
    return [...roots.filter(({ isLeaf }) => !isLeaf), ...roots.filter(({ isLeaf }) => isLeaf)];
  });
  readonly unitRows = computed<readonly UnitRow[]>(() => (this.#units.hasValue() ? this.#units.value().units : []));
  readonly units = computed(() =>
    treeOf(this.unitRows().map(({ id, name, parentId }) => ({ key: id, title: name, parent: parentId }))),
  );
  /** Keys of roots that have something below them: they open unfolded. */
  readonly unfolded = computed(() =>
    [...this.regions(), ...this.units()].filter(({ children }) => (children?.length ?? 0) > 0).map(({ key }) => key),
  );

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
