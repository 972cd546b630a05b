import { Directive, inject } from '@angular/core';
import { Texts } from '../../i18n/texts.ts';
import { ReportWizard } from './report-wizard.ts';

/** What every step of the report shares: the draft and the error beside a field. */
@Directive()
export abstract class WizardStepBase {
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly wizard = inject(ReportWizard);
  protected readonly draft = this.wizard.draft;

  protected errorOf(field: string): string {
    const issue = this.wizard.issues().find((candidate) => candidate.field === field);
    return issue ? (issue.text ?? this.t(`public.issue.${issue.key ?? ''}`)) : '';
  }
}
