import { afterRenderEffect, Component, computed, ElementRef, inject, input, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Unit } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { type NzFormatEmitEvent } from 'ng-zorro-antd/core/tree';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzTreeModule } from 'ng-zorro-antd/tree';
import { Api } from '../../api/api.ts';
import { treeOf } from '../../bpm/organisation/tree-of.ts';
import { Texts } from '../../i18n/texts.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { UnitForm, type UnitDraft } from './unit-form.ts';
import { kindsBelow } from './unit-kinds.ts';

interface Units {
  readonly units: Unit[];
  readonly manageable: string[];
}

/** The tree of units; own and next lower ones can be changed (RPT-071). */
@Component({
  selector: 'sf-units-page',
  imports: [EmptyState, ListSkeleton, NzButtonModule, NzIconModule, NzInputModule, NzTreeModule, ProblemBox, UnitForm],
  templateUrl: './units-page.html',
  styleUrl: './units-page.css',
  host: { class: 'sf-page sf-stack' },
})
export class UnitsPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  /** From the address: the unit shown. */
  readonly unit = input<string>();
  protected readonly t = inject(Texts).t;
  protected readonly units = resource({
    loader: ({ abortSignal }) => this.#api.get<Units>('/api/units', {}, abortSignal),
  });
  protected readonly search = signal('');
  protected readonly note = signal('');
  /** Set while a unit is being added below the one shown. */
  protected readonly adding = signal(false);
  readonly #all = computed(() => (this.units.hasValue() ? this.units.value().units : []));
  protected readonly nodes = computed(() =>
    treeOf(
      this.#all().map(({ id, name, parentId, enabled }) => ({
        key: id,
        title: enabled ? name : `${name}（${this.t('admin.units.disabled')}）`,
        parent: parentId,
      })),
    ),
  );
  /** The roots, and the way down to the unit shown. */
  protected readonly expanded = computed(() => {
    const units = new Map(this.#all().map((unit) => [unit.id, unit]));
    const roots = this.#all().filter(({ parentId }) => parentId === null);
    const way: Unit[] = [];
    for (let unit = this.shown(); unit; unit = units.get(unit.parentId ?? '')) way.push(unit);
    return [...roots, ...way].map(({ id }) => id);
  });
  protected readonly shown = computed(() => this.#all().find(({ id }) => id === this.unit()));
  protected readonly editable = computed(
    () => this.units.hasValue() && this.units.value().manageable.includes(this.unit() ?? ''),
  );
  protected readonly kindsToAdd = computed(() => {
    const shown = this.shown();
    return shown && this.editable() ? kindsBelow(shown.kind) : [];
  });
  protected readonly draft = computed<UnitDraft | null>(() => {
    const shown = this.shown();
    if (!shown || !this.adding()) return shown ?? null;
    const kind = this.kindsToAdd()[0] ?? 'department';
    return {
      parentId: shown.id,
      code: '',
      name: '',
      kind,
      regionCode: shown.regionCode,
      enabled: true,
      head: '',
      phone: '',
      address: '',
    };
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // The tree keeps its focus in an input of its own, which it gives no name.
    afterRenderEffect(() => {
      if (this.nodes().length > 0)
        host.querySelector('nz-tree input')?.setAttribute('aria-label', this.t('admin.units.tree'));
    });
  }

  protected choose(event: NzFormatEmitEvent): void {
    if (event.node) this.show(event.node.key);
  }

  protected show(unit: string | null): void {
    this.adding.set(false);
    this.note.set('');
    void this.#router.navigate([], { queryParams: { unit } });
  }

  protected saved(unit: Unit): void {
    this.units.reload();
    this.show(unit.id);
    this.note.set(this.t('admin.saved', { name: unit.name }));
  }
}
