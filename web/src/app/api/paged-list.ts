import { computed, signal } from '@angular/core';
import type { Page } from '@safeflow/contracts';
import type { Api } from './api.ts';
import type { Query } from './query.ts';

/** A list read page by page with the server's cursor. */
export class PagedList<Item extends { id: string }> {
  readonly #api: Api;
  readonly #path: string;
  readonly #items = signal<readonly Item[]>([]);
  readonly #page = signal<Page<Item> | null>(null);
  readonly #busy = signal(false);
  readonly #problem = signal<unknown>(undefined);
  #query: Query = {};
  #abort: AbortController | undefined;

  readonly items = this.#items.asReadonly();
  readonly busy = this.#busy.asReadonly();
  readonly problem = this.#problem.asReadonly();
  /** Nothing has arrived yet. */
  readonly waiting = computed(() => this.#page() === null && this.#problem() === undefined);
  readonly hasMore = computed(() => Boolean(this.#page()?.nextCursor));
  readonly total = computed(() => this.#page()?.total ?? 0);
  readonly totalIsEstimate = computed(() => this.#page()?.totalIsEstimate ?? false);

  constructor(api: Api, path: string) {
    this.#api = api;
    this.#path = path;
  }

  /** Reads the first page; what was shown goes away unless `keep` is set. */
  async load(query: Query, keep = false): Promise<void> {
    this.#query = query;
    if (!keep) {
      this.#page.set(null);
      this.#items.set([]);
    }
    await this.#read({}, (items) => items);
  }

  async more(): Promise<void> {
    const cursor = this.#page()?.nextCursor;
    if (cursor && !this.#busy()) await this.#read({ cursor }, (items) => [...this.#items(), ...items]);
  }

  /** Changes or, with `undefined`, takes away one item that is already here. */
  change(id: string, change: (item: Item) => Item | undefined): void {
    this.#items.update((items) => items.flatMap((item) => (item.id === id ? (change(item) ?? []) : [item])));
  }

  async #read(extra: Query, merge: (items: readonly Item[]) => readonly Item[]): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#busy.set(true);
    this.#problem.set(undefined);
    try {
      const page = await this.#api.get<Page<Item>>(this.#path, { ...this.#query, ...extra }, abort.signal);
      this.#page.set(page);
      this.#items.set(merge(page.items));
    } catch (problem) {
      if (!abort.signal.aborted) this.#problem.set(problem);
    } finally {
      if (this.#abort === abort) this.#busy.set(false);
    }
  }
}
