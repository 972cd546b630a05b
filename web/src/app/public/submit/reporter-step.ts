import { Component } from '@angular/core';
import { FieldControl, PublicField } from '../public-field.ts';
import type { DraftReporter } from './report-draft.ts';
import { WizardStepBase } from './wizard-step.ts';

/** Who reports, asked of real-name reporters only (RPT-006). */
@Component({
  selector: 'sf-reporter-step',
  imports: [FieldControl, PublicField],
  template: `
    <p class="pub-shield">{{ t('public.reporter.protected') }}</p>
    @for (item of fields; track item.name) {
      <sf-public-field
        [field]="'reporter.' + item.name"
        [label]="t('public.reporter.' + item.name)"
        [hint]="item.hinted ? t('public.reporter.' + item.name + 'Hint') : ''"
        [optional]="item.optional ? t('public.optional') : ''"
        [error]="errorOf('reporter.' + item.name)"
      >
        <input
          class="sf-input"
          sfFieldControl
          #box
          [type]="item.type"
          [attr.inputmode]="item.type === 'tel' ? 'numeric' : null"
          [maxLength]="item.max"
          [autocomplete]="item.autocomplete"
          [value]="draft().reporter[item.name]"
          (input)="set(item.name, box.value)"
        />
      </sf-public-field>
    }
  `,
})
export class ReporterStep extends WizardStepBase {
  protected readonly fields = [
    { name: 'name', type: 'text', max: 50, autocomplete: 'name', hinted: false, optional: false },
    { name: 'phone', type: 'tel', max: 11, autocomplete: 'tel-national', hinted: true, optional: false },
    { name: 'idNumber', type: 'text', max: 18, autocomplete: 'off', hinted: true, optional: true },
    { name: 'address', type: 'text', max: 200, autocomplete: 'street-address', hinted: false, optional: true },
  ] as const;

  protected set(name: keyof DraftReporter, value: string): void {
    this.wizard.patchReporter({ [name]: value });
  }
}
