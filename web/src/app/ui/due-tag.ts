import { Component, computed, inject, input } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { type Due, dueWords } from '../i18n/due-words.ts';
import { Texts } from '../i18n/texts.ts';
import { TimePipe } from '../i18n/time.pipe.ts';

const ICONS = { none: '', ahead: 'clock-circle', near: 'exclamation-circle', overdue: 'warning' } as const;

/** A due date in words, with a colour and an icon; the exact time as its title. */
@Component({
  selector: 'sf-due-tag',
  imports: [NzIconModule, TimePipe],
  template: `
    <span class="due" [class]="due().dueState" [title]="due().dueAt | sfTime">
      @if (icon(); as icon) {
        <nz-icon [nzType]="icon" aria-hidden="true" />
      }
      {{ words() }}
    </span>
  `,
  styles: `
    .due {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      color: var(--sf-ink-soft);
      white-space: nowrap;
    }
    .near {
      color: var(--sf-warn);
      font-weight: 600;
    }
    .overdue {
      color: var(--sf-bad);
      font-weight: 600;
    }
  `,
})
export class DueTag {
  readonly due = input.required<Due>();
  readonly #t = inject(Texts).t;
  protected readonly icon = computed(() => ICONS[this.due().dueState]);
  protected readonly words = computed(() => {
    const { key, values } = dueWords(this.due());
    return this.#t(key, values);
  });
}
