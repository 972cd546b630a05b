import { Component, input } from '@angular/core';

export type Tone = 'neutral' | 'active' | 'good' | 'warning' | 'bad';

/** A state in words; the colour only repeats what the words say. */
@Component({
  selector: 'sf-status-tag',
  template: `<span class="tag" [class]="tone()">{{ label() }}</span>`,
  styles: `
    .tag {
      display: inline-block;
      padding: 0 8px;
      border-radius: 4px;
      font-size: 12px;
      line-height: 22px;
      white-space: nowrap;
    }
    .neutral {
      background: #eceff3;
      color: #454f5e;
    }
    .active {
      background: var(--sf-accent-soft);
      color: var(--sf-accent-strong);
    }
    .good {
      background: var(--sf-good-soft);
      color: var(--sf-good);
    }
    .warning {
      background: var(--sf-warn-soft);
      color: var(--sf-warn);
    }
    .bad {
      background: var(--sf-bad-soft);
      color: var(--sf-bad);
    }
  `,
})
export class StatusTag {
  readonly label = input.required<string>();
  readonly tone = input<Tone>('neutral');
}
