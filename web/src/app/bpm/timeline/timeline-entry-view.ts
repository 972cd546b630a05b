import { Component, computed, inject, input } from '@angular/core';
import type { TimelineEntry } from '@safeflow/contracts';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { durationWords } from '../../i18n/due-words.ts';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { FileList } from '../../ui/files/file-list.ts';

const ICONS = {
  step: 'check-circle',
  message: 'send',
  deadline: 'clock-circle',
  view: 'eye',
  system: 'setting',
  incident: 'warning',
} as const;

/** One event of a case: who, unit, what, opinion, answers, attachments, and how long it took. */
@Component({
  selector: 'sf-timeline-entry',
  imports: [NzIconModule, FileList, TimePipe],
  templateUrl: './timeline-entry-view.html',
  styleUrl: './timeline-entry-view.css',
  host: { '[class]': 'entry().kind' },
})
export class TimelineEntryView {
  readonly #texts = inject(Texts);
  readonly entry = input.required<TimelineEntry>();
  protected readonly t = this.#texts.t;
  protected readonly pick = this.#texts.pick;
  protected readonly icon = computed(() => ICONS[this.entry().kind]);
  protected readonly title = computed(() => this.#texts.pick(this.entry().title, this.entry().titleEn));
  protected readonly who = computed(() => [this.entry().actorName, this.entry().unitName].filter(Boolean).join(' · '));
  protected readonly duration = computed(() => {
    const duration = this.entry().duration;
    if (duration === null) return '';
    const { key, values } = durationWords(duration);
    return this.t('bpm.timeline.took', { duration: this.t(key, values) });
  });
}
