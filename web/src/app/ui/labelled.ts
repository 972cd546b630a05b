import { Component, input } from '@angular/core';

/** A label, its control, help below and the error of the field. */
@Component({
  selector: 'sf-labelled',
  template: `
    <label [for]="for()">
      {{ label() }}
      @if (required()) {
        <span class="mark" aria-hidden="true">*</span>
      }
    </label>
    <ng-content />
    @if (error(); as error) {
      <p class="sf-error sf-small" role="alert">{{ error }}</p>
    } @else if (hint()) {
      <p class="sf-soft sf-small">{{ hint() }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    label {
      display: block;
      margin-bottom: 4px;
      font-weight: 600;
    }
    .mark {
      color: var(--sf-bad);
    }
  `,
})
export class Labelled {
  /** Id of the control. */
  readonly for = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input('');
  readonly required = input(false);
}
