import { Component, computed, inject, input, output } from '@angular/core';
import type { WorkItem } from '@safeflow/contracts';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { DueTag } from '../../ui/due-tag.ts';

/** One item: what to do, which case, from whom, until when. */
@Component({
  selector: 'sf-inbox-row',
  imports: [DueTag, TimePipe],
  templateUrl: './inbox-row.html',
  styleUrl: './inbox-row.css',
  host: { '[class.unread]': '!item().read', '[class.open]': 'open()', '[class.current]': 'current()' },
})
export class InboxRow {
  readonly item = input.required<WorkItem>();
  readonly open = input(false);
  /** The keyboard stands here. */
  readonly current = input(false);
  readonly selected = input(false);
  readonly choose = output();
  readonly tick = output();
  protected readonly t = inject(Texts).t;
  protected readonly tickLabel = computed(() => this.t('bpm.inbox.select', { name: this.item().caseNumber }));
}
