import { Component, Directive, computed, inject, input } from '@angular/core';

/** Label above, help and error below one control of the public site; the control itself carries `sfFieldControl`. */
@Component({
  selector: 'sf-public-field',
  template: `
    <label class="pub-label" [for]="controlId()">
      {{ label() }}
      @if (optional()) {
        <span class="pub-optional">{{ optional() }}</span>
      }
    </label>
    @if (hint()) {
      <p class="sf-soft" [id]="controlId() + '-hint'">{{ hint() }}</p>
    }
    <ng-content />
    @if (error()) {
      <p class="sf-error" [id]="controlId() + '-error'"><span aria-hidden="true">!</span> {{ error() }}</p>
    }
  `,
  host: { class: 'pub-field', '[class.pub-field-wrong]': '!!error()' },
})
export class PublicField {
  /** Path of the field in the request, such as `reporter.phone`; the summary of errors links to it. */
  readonly field = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input('');
  /** The word for "optional"; empty for a field that is needed. */
  readonly optional = input('');
  readonly controlId = computed(() => controlIdOf(this.field()));
  readonly describedBy = computed(() => {
    const ids = [this.hint() && `${this.controlId()}-hint`, this.error() && `${this.controlId()}-error`].filter(
      Boolean,
    );
    return ids.length > 0 ? ids.join(' ') : null;
  });
}

/** Ties an input to the field around it for screen readers. */
@Directive({
  selector: '[sfFieldControl]',
  host: {
    '[id]': 'field.controlId()',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.error() ? true : null',
    '[attr.aria-required]': 'field.optional() ? null : true',
  },
})
export class FieldControl {
  protected readonly field = inject(PublicField);
}

/** Id of the control in which a field is filled in. */
export function controlIdOf(field: string): string {
  return field.startsWith('captcha') ? 'captcha' : `field-${field.replaceAll('.', '-')}`;
}
