import { Component, ViewEncapsulation, input } from '@angular/core';

/**
 * Look of a plain table: quiet lines, numbers aligned, scrolled sideways inside its frame.
 * At phone width each row becomes a card; a cell then shows its `data-label`.
 */
@Component({
  selector: 'sf-data-table',
  template: `<div class="scroll" role="region" tabindex="0" [attr.aria-label]="label()"><ng-content /></div>`,
  encapsulation: ViewEncapsulation.None,
  styleUrl: './data-table.css',
})
export class DataTable {
  /** What the table lists, for screen readers. */
  readonly label = input.required<string>();
}
