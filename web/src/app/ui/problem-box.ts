import { booleanAttribute, Component, computed, inject, input, output } from '@angular/core';
import { ApiProblem } from '../api/api-problem.ts';
import { Texts } from '../i18n/texts.ts';

/** What went wrong in plain words, the wrong fields, the reference number, and a way to try again. */
@Component({
  selector: 'sf-problem-box',
  template: `
    @if (problem(); as problem) {
      <div class="sf-note sf-bad" role="alert" tabindex="-1">
        <p>{{ message() }}</p>
        @if (fields().length > 0) {
          <ul class="fields">
            @for (error of fields(); track $index) {
              <li>{{ error.message }}</li>
            }
          </ul>
        }
        @if (reference(); as reference) {
          <p class="sf-small sf-soft">{{ t('core.reference', { reference }) }}</p>
        }
        @if (retryable()) {
          <button type="button" class="sf-quiet" (click)="retry.emit()">{{ t('core.retry') }}</button>
        }
      </div>
    }
  `,
  styles: '.fields { margin: 4px 0 0 20px; }',
})
export class ProblemBox {
  readonly problem = input<unknown>();
  readonly retryable = input(false, { transform: booleanAttribute });
  readonly retry = output();
  protected readonly t = inject(Texts).t;

  readonly #known = computed(() => (this.problem() instanceof ApiProblem ? (this.problem() as ApiProblem) : undefined));
  protected readonly message = computed(() => this.#known()?.message ?? this.t('core.problem.unexpected'));
  protected readonly reference = computed(() => this.#known()?.reference);
  protected readonly fields = computed(() =>
    (this.#known()?.errors ?? []).filter((error) => error.message !== this.message()),
  );
}
