import { Component, computed, inject, input, model, signal } from '@angular/core';
import type { TimelineEntry } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Texts } from '../../i18n/texts.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { filterTimeline, foldTimeline, KINDS, type TimelineKind } from './fold-timeline.ts';
import { TimelineEntryView } from './timeline-entry-view.ts';

/** The history of a case; kinds can be chosen, runs of system events are folded (RPT-055, PLT-053). */
@Component({
  selector: 'sf-timeline',
  imports: [NzButtonModule, EmptyState, TimelineEntryView],
  template: `
    <div class="filter sf-row" role="group" [attr.aria-label]="t('bpm.timeline.filter')">
      @for (kind of present(); track kind) {
        <button type="button" class="chip" [attr.aria-pressed]="kinds().includes(kind)" (click)="toggle(kind)">
          {{ t('bpm.timeline.kind.' + kind) }}
        </button>
      }
      <button type="button" class="sf-quiet sf-small" (click)="newestFirst.set(!newestFirst())">
        {{ t(newestFirst() ? 'bpm.timeline.newestFirst' : 'bpm.timeline.oldestFirst') }}
      </button>
    </div>
    @if (elementName(); as name) {
      <p class="sf-note sf-row">
        <span class="sf-grow">{{ t('bpm.timeline.ofElement', { name }) }}</span>
        <button nz-button nzSize="small" type="button" (click)="elementId.set(null)">
          {{ t('bpm.timeline.allElements') }}
        </button>
      </p>
    }
    @for (group of groups(); track group.key) {
      @if (group.folded && !opened().has(group.key)) {
        <button type="button" class="fold sf-small" [attr.aria-expanded]="false" (click)="unfold(group.key)">
          {{ t('bpm.timeline.folded', { count: group.entries.length }) }}
        </button>
      } @else {
        @for (entry of group.entries; track entry.id) {
          <sf-timeline-entry [entry]="entry" />
        }
      }
    } @empty {
      <sf-empty-state [title]="t('bpm.timeline.empty')" />
    }
  `,
  styleUrl: './timeline-view.css',
})
export class TimelineView {
  readonly entries = input.required<readonly TimelineEntry[]>();
  readonly kinds = model<readonly TimelineKind[]>([]);
  readonly elementId = model<string | null>(null);
  /** Name of the element whose history is shown. */
  readonly elementName = input('');
  protected readonly t = inject(Texts).t;
  protected readonly newestFirst = signal(false);
  protected readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly present = computed(() =>
    KINDS.filter((kind) => this.entries().some((entry) => entry.kind === kind)),
  );
  protected readonly groups = computed(() => {
    const entries = filterTimeline(this.entries(), { kinds: this.kinds(), elementId: this.elementId() });
    return foldTimeline(this.newestFirst() ? entries.reverse() : entries);
  });

  protected toggle(kind: TimelineKind): void {
    this.kinds.update((kinds) => (kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind]));
  }

  protected unfold(key: string): void {
    this.opened.update((opened) => new Set(opened).add(key));
  }
}
