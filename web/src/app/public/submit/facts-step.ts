import { Component, input } from '@angular/core';
import type { PublicReport, PublicSetup } from '@safeflow/contracts';
import { FieldControl, PublicField } from '../public-field.ts';
import { WizardStepBase } from './wizard-step.ts';

/** What is wrong, in the reporter's own words (RPT-014, RPT-081). */
@Component({
  selector: 'sf-facts-step',
  imports: [FieldControl, PublicField],
  templateUrl: './facts-step.html',
})
export class FactsStep extends WizardStepBase {
  readonly setup = input.required<PublicSetup>();

  protected matter(value: string): void {
    this.wizard.patch({ matter: value as PublicReport['matter'] });
  }
}
