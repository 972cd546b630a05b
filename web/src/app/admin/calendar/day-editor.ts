import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { Api } from '../../api/api.ts';
import { Texts } from '../../i18n/texts.ts';
import { Labelled } from '../../ui/labelled.ts';
import { OneAction } from '../../ui/one-action.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import type { CalendarCell, SpecialDay } from './year-grid.ts';

export interface CalendarYear {
  readonly year: number;
  readonly complete: boolean;
  readonly days: SpecialDay[];
}

/** Sets one day as working or free, or takes back what was set by hand. */
@Component({
  selector: 'sf-day-editor',
  imports: [Labelled, NzButtonModule, NzInputModule, NzModalModule, ProblemBox],
  template: `
    <nz-modal [nzVisible]="true" [nzTitle]="title()" [nzFooter]="null" (nzOnCancel)="closed.emit()">
      <form *nzModalContent class="sf-stack" (submit)="$event.preventDefault(); save()">
        <p class="sf-soft">{{ t('admin.calendar.effect') }}</p>
        <sf-problem-box [problem]="action.problem()" />
        <div class="sf-row">
          @for (choice of [true, false]; track choice) {
            <label class="choice">
              <input type="radio" name="working" [checked]="working() === choice" (change)="working.set(choice)" />
              {{ t(choice ? 'admin.calendar.working' : 'admin.calendar.free') }}
            </label>
          }
        </div>
        <sf-labelled
          for="day-name"
          [label]="t('admin.calendar.name')"
          [required]="true"
          [error]="action.errorOf('name')"
          [hint]="t('admin.calendar.nameHint')"
        >
          <input
            #box
            nz-input
            id="day-name"
            name="name"
            maxlength="50"
            required
            [value]="name()"
            (input)="name.set(box.value)"
          />
        </sf-labelled>
        <div class="sf-row">
          <button nz-button nzType="primary" type="submit" [nzLoading]="action.busy()" [disabled]="!name().trim()">
            {{ t('core.save') }}
          </button>
          @if (cell().special?.edited) {
            <button nz-button type="button" (click)="takeBack()">{{ t('admin.calendar.takeBack') }}</button>
          }
          <button nz-button type="button" (click)="closed.emit()">{{ t('core.cancel') }}</button>
        </div>
      </form>
    </nz-modal>
  `,
  styles: '.choice { display: flex; gap: 8px; cursor: pointer; }',
})
export class DayEditor {
  readonly #api = inject(Api);
  readonly cell = input.required<CalendarCell>();
  readonly changed = output<CalendarYear>();
  readonly closed = output();
  protected readonly t = inject(Texts).t;
  protected readonly action = new OneAction();
  protected readonly working = signal(true);
  protected readonly name = signal('');
  protected readonly title = computed(() => {
    const weekday = this.t(`admin.calendar.weekday.${new Date(this.cell().day).getUTCDay()}`);
    return `${this.cell().day} ${weekday}`;
  });
  readonly #path = computed(() => `/api/calendar/${this.cell().day.slice(0, 4)}/days/${this.cell().day}`);

  constructor() {
    effect(() => {
      const cell = this.cell();
      untracked(() => {
        this.working.set(cell.working);
        this.name.set(cell.special?.name ?? '');
      });
    });
  }

  protected async save(): Promise<void> {
    const body = { working: this.working(), name: this.name().trim() };
    await this.action.run(async () => this.changed.emit(await this.#api.put<CalendarYear>(this.#path(), body)));
  }

  protected async takeBack(): Promise<void> {
    await this.action.run(async () => this.changed.emit(await this.#api.delete<CalendarYear>(this.#path())));
  }
}
