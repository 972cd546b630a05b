import { Component, computed, inject, input } from '@angular/core';
import type { CaseDetail } from '@safeflow/contracts';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { DueTag } from '../../ui/due-tag.ts';
import { StatusTag } from '../../ui/status-tag.ts';
import { CaseTypes } from '../live/case-types.ts';

/** Number, title, status, due date, owner, holders and confidentiality of a case. */
@Component({
  selector: 'sf-case-header',
  imports: [NzIconModule, DueTag, StatusTag, TimePipe],
  template: `
    <p class="sf-row">
      <span class="sf-soft">{{ typeName() }}</span>
      <strong>{{ case().number }}</strong>
      <sf-status-tag [label]="status().name" [tone]="status().tone" />
      @if (case().priority === 'urgent') {
        <sf-status-tag tone="bad" [label]="t('core.priority.urgent')" />
      }
      @if (case().confidentiality === 'protected') {
        <span class="sf-row shield"
          ><nz-icon nzType="safety-certificate" aria-hidden="true" />{{ t('core.confidentiality.protected') }}</span
        >
      }
    </p>
    <h1 tabindex="-1">{{ case().title }}</h1>
    <dl>
      <div>
        <dt>{{ t('bpm.case.due') }}</dt>
        <dd>
          @if (case().open) {
            <sf-due-tag [due]="case()" />
          } @else {
            {{ t('bpm.case.closedAt', { time: (case().closedAt | sfTime) }) }}
          }
        </dd>
      </div>
      <div>
        <dt>{{ t('bpm.case.owner') }}</dt>
        <dd>{{ case().unitName }}</dd>
      </div>
      <div>
        <dt>{{ t('bpm.case.region') }}</dt>
        <dd>{{ case().regionName }}</dd>
      </div>
      <div>
        <dt>{{ t('bpm.case.holders') }}</dt>
        <dd>{{ case().holders.join('、') || '—' }}</dd>
      </div>
      <div>
        <dt>{{ t('bpm.case.createdAt') }}</dt>
        <dd>{{ case().createdAt | sfTime }}</dd>
      </div>
    </dl>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .shield {
      gap: 4px;
      color: var(--sf-warn);
    }
    h1 {
      outline: none;
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 32px;
    }
    dt {
      color: var(--sf-ink-soft);
      font-size: 12px;
    }
  `,
})
export class CaseHeader {
  readonly #types = inject(CaseTypes);
  readonly case = input.required<CaseDetail['case']>();
  protected readonly t = inject(Texts).t;
  protected readonly typeName = computed(() => this.#types.nameOf(this.case().type));
  protected readonly status = computed(() => this.#types.statusOf(this.case().type, this.case().status));
}
