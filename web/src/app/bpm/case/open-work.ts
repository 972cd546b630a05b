import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CaseDetail } from '@safeflow/contracts';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { StatusTag } from '../../ui/status-tag.ts';

/** The open steps of a case with who has them; the reader's own lead to their task. */
@Component({
  selector: 'sf-open-work',
  imports: [RouterLink, StatusTag, TimePipe],
  template: `
    <h2>{{ t('bpm.case.openWork') }}</h2>
    <ul>
      @for (item of items(); track item.id) {
        <li>
          <span class="sf-row">
            @if (item.mine) {
              <a [routerLink]="['/app/tasks', item.id]"
                ><strong>{{ item.name }}</strong></a
              >
            } @else {
              <strong>{{ item.name }}</strong>
            }
            <sf-status-tag [label]="stateOf(item.state)" [tone]="item.state === 'claimed' ? 'active' : 'neutral'" />
          </span>
          <span class="sf-small sf-soft"
            >{{ item.unitName }} {{ item.assigneeName ? '· ' + item.assigneeName : '' }}</span
          >
          @if (item.dueAt) {
            <span class="sf-small" [class]="item.dueState"
              >{{ t('core.dueState.' + item.dueState) }} · {{ item.dueAt | sfTime }}</span
            >
          }
        </li>
      } @empty {
        <li class="sf-soft">{{ t('bpm.case.noOpenWork') }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 12px;
      margin-top: 8px;
      list-style: none;
    }
    li {
      display: grid;
      gap: 2px;
    }
    .near {
      color: var(--sf-warn);
    }
    .overdue {
      color: var(--sf-bad);
    }
  `,
})
export class OpenWork {
  readonly items = input.required<CaseDetail['workItems']>();
  protected readonly t = inject(Texts).t;

  protected stateOf(state: string): string {
    return this.t(`core.state.${state}`);
  }
}
