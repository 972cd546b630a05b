import { Component, effect, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { Texts } from '../../i18n/texts.ts';
import type { FieldError } from '../../ui/form/form-view.ts';

/** All wrong fields on top of the form; each leads to its field. */
@Component({
  selector: 'sf-error-summary',
  template: `
    @if (errors().length > 0) {
      <div #box class="sf-note sf-bad" role="alert" tabindex="-1">
        <p>{{ t('core.problem.fields') }}</p>
        <ul>
          @for (error of errors(); track error.id) {
            <li>
              <a href="" (click)="$event.preventDefault(); choose.emit(error.id)">{{ error.label }}</a>
              {{ error.message }}
            </li>
          }
        </ul>
      </div>
    }
  `,
  styles: 'ul { margin-left: 20px; }',
})
export class ErrorSummary {
  readonly errors = input.required<readonly FieldError[]>();
  readonly choose = output<string>();
  protected readonly t = inject(Texts).t;
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');

  constructor() {
    effect(() => {
      if (this.errors().length > 0) this.box()?.nativeElement.focus();
    });
  }
}
