import { Component, inject, input, model, signal } from '@angular/core';
import { Texts } from '../i18n/texts.ts';

/** A password that can be shown while it is typed. */
@Component({
  selector: 'sf-password-field',
  template: `
    <div class="sf-field">
      <label [for]="name()">{{ label() }}</label>
      <div class="row">
        <input
          class="sf-input"
          maxlength="128"
          [id]="name()"
          [name]="name()"
          [type]="shown() ? 'text' : 'password'"
          [attr.autocomplete]="autocomplete()"
          [attr.aria-invalid]="error() !== ''"
          [attr.aria-describedby]="name() + '-hint'"
          [value]="value()"
          (input)="value.set($any($event.target).value)"
        />
        <button type="button" class="sf-quiet sf-small" [attr.aria-pressed]="shown()" (click)="shown.set(!shown())">
          {{ shown() ? t('session.hidePassword') : t('session.showPassword') }}
        </button>
      </div>
      <span class="sf-small" [id]="name() + '-hint'" [class.sf-error]="error()" [class.sf-soft]="!error()">{{
        error() || hint()
      }}</span>
    </div>
  `,
  styles: `
    .row {
      position: relative;
    }
    .sf-input {
      padding-right: 96px;
    }
    .sf-quiet {
      position: absolute;
      inset: 6px 6px 6px auto;
    }
  `,
})
export class PasswordField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly autocomplete = input.required<string>();
  readonly hint = input('');
  readonly error = input('');
  readonly value = model('');
  protected readonly shown = signal(false);
  protected readonly t = inject(Texts).t;
}
