import { Component, computed, inject, input, model, resource } from '@angular/core';
import type { Captcha } from '@safeflow/contracts';
import { Api } from '../api/api.ts';
import { Texts } from '../i18n/texts.ts';

export interface CaptchaAnswer {
  readonly id: string;
  readonly answer: string;
}

/** The graphic captcha with its answer; call `reload()` after every use, since a picture counts once. */
@Component({
  selector: 'sf-captcha-field',
  template: `
    <div class="sf-field">
      <label for="captcha">{{ t('core.captcha.label') }}</label>
      <div class="row">
        <input
          id="captcha"
          class="sf-input"
          name="captcha"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength="10"
          aria-describedby="captcha-hint"
          [attr.aria-invalid]="error() !== ''"
          [value]="value()?.answer ?? ''"
          (input)="type($event)"
        />
        @if (picture(); as picture) {
          <img [src]="picture" [alt]="t('core.captcha.image')" height="40" />
        }
      </div>
      @if (error(); as error) {
        <span class="sf-error sf-small">{{ error }}</span>
      }
      <div class="row">
        <span id="captcha-hint" class="sf-small sf-soft sf-grow">{{ t('core.captcha.hint') }}</span>
        <button type="button" class="sf-quiet sf-small" (click)="reload()">{{ t('core.captcha.another') }}</button>
      </div>
    </div>
  `,
  styles: `
    .row {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    img {
      border: 1px solid var(--sf-line);
      border-radius: var(--sf-radius);
      background: #fff;
    }
  `,
})
export class CaptchaField {
  readonly #api = inject(Api);
  /** Endpoint that makes the picture. */
  readonly path = input('/api/captcha');
  readonly error = input('');
  readonly value = model<CaptchaAnswer | null>(null);
  protected readonly t = inject(Texts).t;
  readonly #captcha = resource({
    params: () => this.path(),
    loader: ({ params, abortSignal }) => this.#api.get<Captcha>(params, {}, abortSignal),
  });
  protected readonly picture = computed(() =>
    this.#captcha.hasValue() ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.#captcha.value().svg)}` : '',
  );

  reload(): void {
    this.value.set(null);
    this.#captcha.reload();
  }

  protected type(event: Event): void {
    const answer = (event.target as HTMLInputElement).value.trim();
    const id = this.#captcha.hasValue() ? this.#captcha.value().id : '';
    this.value.set(answer && id ? { id, answer } : null);
  }
}
