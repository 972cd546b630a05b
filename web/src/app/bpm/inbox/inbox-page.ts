import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import type { SavedView } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Texts } from '../../i18n/texts.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { WorkCounts } from '../live/work-counts.ts';
import { TaskPanel } from '../task/task-panel.ts';
import { BulkBar } from './bulk-bar.ts';
import { InboxFilters } from './inbox-filters.ts';
import { InboxFolders } from './inbox-folders.ts';
import { inboxAction, neighbour } from './inbox-keys.ts';
import { inboxAddress, inboxQuery, type InboxQuery } from './inbox-query.ts';
import { InboxRow } from './inbox-row.ts';
import { InboxStore } from './inbox-store.ts';

/** Folders, list and item: three columns at a desk, one after the other on a phone. */
@Component({
  selector: 'sf-inbox-page',
  imports: [
    NzButtonModule,
    NzIconModule,
    BulkBar,
    EmptyState,
    InboxFilters,
    InboxFolders,
    InboxRow,
    ListSkeleton,
    ProblemBox,
    TaskPanel,
  ],
  providers: [InboxStore],
  templateUrl: './inbox-page.html',
  styleUrl: './inbox-page.css',
  host: { '(document:keydown)': 'press($event)', '[class.with-item]': '!!item()' },
})
export class InboxPage {
  readonly #router = inject(Router);
  protected readonly store = inject(InboxStore);
  readonly #language = inject(Texts).language;
  protected readonly t = inject(Texts).t;
  readonly folder = input<string>();
  readonly type = input<string>();
  readonly step = input<string>();
  readonly q = input<string>();
  readonly sort = input<string>();
  /** Work item that is open in the third column. */
  readonly item = input<string>();

  private readonly panel = viewChild(TaskPanel);
  private readonly rows = viewChild<ElementRef<HTMLElement>>('rows');
  protected readonly arrived = signal(0);
  protected readonly cursor = signal<string | undefined>(undefined);
  protected readonly query = computed(
    () => inboxQuery({ folder: this.folder(), type: this.type(), step: this.step(), q: this.q(), sort: this.sort() }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly filtered = computed(() => Boolean(this.query().q || this.query().type || this.query().step));

  constructor() {
    effect(() => {
      const query = this.query();
      // The server names the steps in the reader's language.
      this.#language();
      untracked(() => void this.store.load(query));
      this.arrived.set(0);
    });
    inject(WorkCounts).onArrival(() => void this.#lookForNew());
    effect(() => this.cursor.set(this.item() ?? untracked(() => this.cursor())));
  }

  protected show(change: Partial<InboxQuery>): void {
    const queryParams = { ...inboxAddress({ ...this.query(), ...change }), item: null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected showView(view: SavedView): void {
    void this.#router.navigateByUrl(`/app/inbox?${view.query}`);
  }

  protected open(id: string | null): void {
    if (id) this.store.markRead(id);
    void this.#router.navigate([], { queryParams: { item: id }, queryParamsHandling: 'merge' });
  }

  protected async loadNew(): Promise<void> {
    this.arrived.set(0);
    await this.store.refresh();
  }

  /** The item was finished or changed hands: the list follows, and the next one is at hand. */
  protected async changed(): Promise<void> {
    const ids = this.#ids();
    const index = ids.indexOf(this.item() ?? '');
    this.#following = ids[index + 1] ?? ids[index - 1];
    await this.store.refresh();
  }

  protected next(): void {
    const ids = this.#ids().filter((id) => id !== this.item());
    this.open(ids.find((id) => id === this.#following) ?? ids[0] ?? null);
  }

  protected press(event: KeyboardEvent): void {
    const action = inboxAction(event as KeyboardEvent & { target: HTMLElement | null });
    if (!action || document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return;
    event.preventDefault();
    const cursor = this.cursor();
    if (this.panel()?.done() && ['next', 'open', 'complete'].includes(action)) this.next();
    else if (action === 'next') this.#move(1);
    else if (action === 'previous') this.#move(-1);
    else if (action === 'back') this.open(null);
    else if (action === 'select') this.#tick(cursor);
    else if (action === 'open') this.#enter(cursor);
    else if (action === 'claim') void this.panel()?.claim();
    else void this.panel()?.complete();
  }

  #following: string | undefined;

  #ids(): string[] {
    return this.store.list.items().map((item) => item.id);
  }

  #tick(id: string | undefined): void {
    if (id) this.store.toggle(id);
  }

  #enter(id: string | undefined): void {
    if (id && id === this.item()) this.panel()?.focus();
    else if (id) this.open(id);
  }

  #move(step: 1 | -1): void {
    const id = neighbour(this.#ids(), this.cursor(), step);
    if (!id) return;
    this.cursor.set(id);
    if (this.item()) this.open(id);
    this.rows()
      ?.nativeElement.querySelector(`[data-id="${CSS.escape(id)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }

  /** In a list that shows something nothing moves; an empty one has nothing to keep in its place. */
  async #lookForNew(): Promise<void> {
    const count = await this.store.countNew();
    if (count > 0 && this.#ids().length === 0) await this.loadNew();
    else this.arrived.set(count);
  }
}
