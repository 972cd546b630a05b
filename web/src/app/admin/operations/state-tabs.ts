import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';

/** Choice of one state of a list, kept in the address as `state`. */
@Component({
  selector: 'sf-state-tabs',
  imports: [NzButtonModule, RouterLink],
  template: `
    @for (state of states(); track state.id) {
      <a
        nz-button
        [nzType]="state.id === current() ? 'primary' : 'default'"
        [attr.aria-current]="state.id === current() ? 'page' : null"
        routerLink="."
        [queryParams]="{ state: state.id }"
      >
        {{ state.label }}
      </a>
    }
  `,
  host: { class: 'sf-row', role: 'navigation' },
})
export class StateTabs {
  readonly states = input.required<readonly { id: string; label: string }[]>();
  readonly current = input.required<string>();
}
