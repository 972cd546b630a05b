import { Component, computed, inject, input } from '@angular/core';
import { Texts } from '../i18n/texts.ts';

/** Grey rows in place of a list; they appear only after 300 ms, so that a quick answer does not flicker. */
@Component({
  selector: 'sf-list-skeleton',
  template: `
    <div class="rows" role="status">
      <span class="sf-only-read-aloud">{{ t('core.loading') }}</span>
      @for (row of list(); track row) {
        <div class="row" aria-hidden="true"><i></i><i></i></div>
      }
    </div>
  `,
  styles: `
    .rows {
      animation: appear 0s 300ms both;
    }
    .row {
      padding: 14px 16px;
      border-bottom: 1px solid var(--sf-line);
    }
    i {
      display: block;
      width: 70%;
      height: 12px;
      border-radius: 4px;
      background: #e6eaef;
      animation: pulse 1.4s infinite alternate;
    }
    i + i {
      width: 40%;
      margin-top: 10px;
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
      to {
        visibility: visible;
      }
    }
    @keyframes pulse {
      to {
        opacity: 0.5;
      }
    }
  `,
})
export class ListSkeleton {
  readonly rows = input(6);
  protected readonly t = inject(Texts).t;
  protected readonly list = computed(() => Array.from({ length: this.rows() }, (_, index) => index));
}
