import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Api } from '../../api/api.ts';
import { day } from '../../i18n/china-time.ts';
import { Texts } from '../../i18n/texts.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { type CalendarYear, DayEditor } from './day-editor.ts';
import { type CalendarCell, yearGrid } from './year-grid.ts';

/** Working days of a year: legal holidays, make-up days and what was set by hand (RPT-078). */
@Component({
  selector: 'sf-calendar-page',
  imports: [DayEditor, ListSkeleton, NzButtonModule, NzIconModule, ProblemBox],
  templateUrl: './calendar-page.html',
  styleUrl: './calendar-page.css',
  host: { class: 'sf-page sf-stack' },
})
export class CalendarPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #thisYear = Number(day(Date.now()).slice(0, 4));
  /** From the address; the current year when left out. */
  readonly year = input<string>();
  protected readonly t = inject(Texts).t;
  protected readonly shownYear = computed(() =>
    /^20\d\d$/.test(this.year() ?? '') ? Number(this.year()) : this.#thisYear,
  );
  protected readonly today = day(Date.now());
  protected readonly weekdays = [1, 2, 3, 4, 5, 6, 0];
  protected readonly calendar = resource({
    params: () => this.shownYear(),
    loader: ({ params, abortSignal }) => this.#api.get<CalendarYear>(`/api/calendar/${params}`, {}, abortSignal),
  });
  protected readonly months = computed(() =>
    this.calendar.hasValue() ? yearGrid(this.shownYear(), this.calendar.value().days) : [],
  );
  protected readonly editing = signal<CalendarCell | null>(null);

  protected show(year: number): void {
    void this.#router.navigate([], { queryParams: { year } });
  }

  protected label(cell: CalendarCell): string {
    const state = this.t(cell.working ? 'admin.calendar.working' : 'admin.calendar.free');
    return [cell.day, state, cell.special?.name ?? ''].filter(Boolean).join(' ');
  }

  protected changed(year: CalendarYear): void {
    this.calendar.set(year);
    this.editing.set(null);
  }
}
