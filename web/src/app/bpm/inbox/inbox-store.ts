import { computed, inject, Injectable, signal } from '@angular/core';
import type { WorkItem } from '@safeflow/contracts';
import { Api } from '../../api/api.ts';
import { PagedList } from '../../api/paged-list.ts';
import { Texts } from '../../i18n/texts.ts';
import { WorkCounts } from '../live/work-counts.ts';
import type { InboxQuery } from './inbox-query.ts';

export type BulkAction = 'claim' | 'release' | 'mark-read';

interface BulkResult {
  results: { id: string; ok: boolean; message?: string }[];
}

/** The list of the inbox, what is ticked in it, and what was done to it. */
@Injectable()
export class InboxStore {
  readonly #api = inject(Api);
  readonly #counts = inject(WorkCounts);
  readonly #t = inject(Texts).t;
  readonly #selected = signal<ReadonlySet<string>>(new Set());
  readonly #outcome = signal<{ text: string; bad: boolean } | undefined>(undefined);
  #query: InboxQuery | undefined;

  readonly list = new PagedList<WorkItem>(this.#api, '/api/work-items');
  readonly selected = this.#selected.asReadonly();
  /** What the last action on several items came to. */
  readonly outcome = this.#outcome.asReadonly();
  /** Steps that occur in the list, by their id. */
  readonly steps = computed(() =>
    [...new Map(this.list.items().map(({ step, name }) => [step, name]))].map(([id, name]) => ({ id, name })),
  );

  async load(query: InboxQuery): Promise<void> {
    this.#query = query;
    this.#selected.set(new Set());
    await this.list.load({ ...query });
  }

  /** Reads the list again and keeps what is shown until the answer is there. */
  async refresh(): Promise<void> {
    if (this.#query) await this.list.load({ ...this.#query }, true);
    void this.#counts.refresh();
  }

  /** Number of items the list does not show yet. */
  async countNew(): Promise<number> {
    if (!this.#query) return 0;
    const page = await this.#api
      .get<{ items: WorkItem[] }>('/api/work-items', { ...this.#query })
      .catch(() => undefined);
    const known = new Set(this.list.items().map((item) => item.id));
    return page?.items.filter((item) => !known.has(item.id)).length ?? 0;
  }

  toggle(id: string): void {
    this.#selected.update((selected) => {
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  selectAll(all: boolean): void {
    this.#selected.set(new Set(all ? this.list.items().map((item) => item.id) : []));
  }

  /** Opening an item marks it read on the server. */
  markRead(id: string): void {
    this.list.change(id, (item) => ({ ...item, read: true }));
  }

  async bulk(action: BulkAction): Promise<void> {
    const ids = [...this.#selected()];
    const { results } = await this.#api.post<BulkResult>('/api/work-items/bulk', { action, ids });
    const refused = results.filter((result) => !result.ok);
    const done = results.length - refused.length;
    const text = this.#t(`bpm.inbox.bulk.done.${action}`, { count: done });
    const reasons = [...new Set(refused.map((result) => result.message ?? ''))].join(' ');
    const rest =
      refused.length > 0 ? ` ${this.#t('bpm.inbox.bulk.refused', { count: refused.length })} ${reasons}` : '';
    this.#outcome.set({ text: text + rest, bad: refused.length > 0 });
    this.#selected.set(new Set());
    await this.refresh();
  }

  forgetOutcome(): void {
    this.#outcome.set(undefined);
  }
}
