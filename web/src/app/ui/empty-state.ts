import { Component, input } from '@angular/core';

/** Says why a list is empty; what can be done about it goes inside. */
@Component({
  selector: 'sf-empty-state',
  template: `
    <svg viewBox="0 0 64 48" width="64" height="48" aria-hidden="true">
      <path d="M8 22 16 8h32l8 14v18H8z" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M8 22h14l3 6h14l3-6h14" fill="none" stroke="currentColor" stroke-width="2" />
    </svg>
    <p class="title">{{ title() }}</p>
    @if (text(); as text) {
      <p class="sf-soft">{{ text }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 8px;
      padding: 48px 24px;
      text-align: center;
    }
    svg {
      color: #b9c1cc;
    }
    .title {
      font-weight: 600;
    }
  `,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly text = input('');
}
