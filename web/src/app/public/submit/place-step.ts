import { Component, computed, input } from '@angular/core';
import type { PublicSetup } from '@safeflow/contracts';
import { FieldControl, PublicField } from '../public-field.ts';
import { regionPath, regionsBelow } from '../region-tree.ts';
import { tilePlaces } from './region-tiles.ts';
import { WizardStepBase } from './wizard-step.ts';

/** Where it is: a region picked on the schematic map, level by level, and the place in words (RPT-005). */
@Component({
  selector: 'sf-place-step',
  imports: [FieldControl, PublicField],
  templateUrl: './place-step.html',
})
export class PlaceStep extends WizardStepBase {
  readonly setup = input.required<PublicSetup>();
  protected readonly path = computed(() => regionPath(this.setup().regions, this.draft().regionCode));
  protected readonly levels = computed(() => {
    const { regions } = this.setup();
    const roots = regionsBelow(regions, null);
    const only = roots.length === 1 ? roots[0] : undefined;
    const starts = only
      ? [{ parent: only, choices: regionsBelow(regions, only.code) }]
      : [{ parent: null, choices: roots }];
    const deeper = this.path()
      .filter((region) => region !== only)
      .map((parent) => ({ parent, choices: regionsBelow(regions, parent.code) }));
    return [...starts, ...deeper].filter((level) => level.choices.length > 0);
  });
  protected readonly tiles = computed(() =>
    this.levels().map((level) => tilePlaces(level.choices.map((region) => region.code))),
  );
  protected readonly chosen = computed(() => new Set(this.path().map((region) => region.code)));

  protected choose(code: string): void {
    this.wizard.patch({ regionCode: code });
  }
}
