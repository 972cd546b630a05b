import { Pipe, type PipeTransform } from '@angular/core';
import { day, dayAndTime } from './china-time.ts';

/** A time of the API as `2026-11-22 14:05`, or with `:'day'` as `2026-11-22`; empty for none. */
@Pipe({ name: 'sfTime' })
export class TimePipe implements PipeTransform {
  transform(time: string | number | null | undefined, form: 'full' | 'day' = 'full'): string {
    if (time === null || time === undefined || time === '') return '';
    return form === 'day' ? day(time) : dayAndTime(time);
  }
}
