import { Component, inject, input } from '@angular/core';
import type { CaseDetail } from '@safeflow/contracts';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { StatusTag } from '../../ui/status-tag.ts';
import { moneyText } from './money-text.ts';

/** The facts of a case in sections; a protected one shows its mask and a shield. */
@Component({
  selector: 'sf-fact-sections',
  imports: [NzIconModule, StatusTag, TimePipe],
  template: `
    @for (section of sections(); track section.key) {
      <section>
        <h2>{{ pick(section.title, section.titleEn) }}</h2>
        <dl>
          @for (fact of section.facts; track fact.key) {
            <div [class.wide]="fact.kind === 'long-text'">
              <dt class="sf-soft">{{ pick(fact.label, fact.labelEn) }}</dt>
              <dd>
                @if (fact.masked) {
                  <nz-icon
                    class="shield"
                    nzType="safety-certificate"
                    [attr.aria-label]="t('bpm.facts.masked')"
                    [title]="t('bpm.facts.masked')"
                  />
                }
                @switch (fact.masked ? 'text' : fact.kind) {
                  @case ('time') {
                    {{ fact.value | sfTime }}
                  }
                  @case ('money') {
                    {{ money(fact.value) }}
                  }
                  @case ('tag') {
                    <sf-status-tag [label]="pick(fact.value, fact.valueEn ?? fact.value)" />
                  }
                  @case ('phone') {
                    <a [href]="'tel:' + fact.value">{{ fact.value }}</a>
                  }
                  @default {
                    <span class="text">{{ pick(fact.value, fact.valueEn ?? fact.value) || '—' }}</span>
                  }
                }
              </dd>
            </div>
          }
        </dl>
      </section>
    }
  `,
  styleUrl: './fact-sections.css',
})
export class FactSections {
  readonly #texts = inject(Texts);
  readonly sections = input.required<CaseDetail['sections']>();
  protected readonly t = this.#texts.t;
  protected readonly pick = this.#texts.pick;
  protected readonly money = moneyText;
}
