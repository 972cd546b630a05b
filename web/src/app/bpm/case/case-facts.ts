import { Component, inject } from '@angular/core';
import { Texts } from '../../i18n/texts.ts';
import { FactSections } from '../facts/fact-sections.ts';
import { RevealButton } from '../facts/reveal-button.ts';
import { CaseStore } from './case-store.ts';

/** Facts of the case at hand, with the way to protected ones. */
@Component({
  selector: 'sf-case-facts',
  imports: [FactSections, RevealButton],
  template: `
    @if (store.detail()?.canReveal) {
      <sf-reveal-button />
    }
    <sf-fact-sections [sections]="store.sections()" />
  `,
  styles: ':host { display: grid; gap: 12px; } sf-reveal-button { justify-self: end; }',
})
export class CaseFacts {
  protected readonly store = inject(CaseStore);
  protected readonly t = inject(Texts).t;
}
