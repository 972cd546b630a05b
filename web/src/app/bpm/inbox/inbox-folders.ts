import { Component, computed, inject, input, output, resource } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzPopoverModule } from 'ng-zorro-antd/popover';
import type { SavedView } from '@safeflow/contracts';
import { Api } from '../../api/api.ts';
import { withQuery } from '../../api/query.ts';
import { Texts } from '../../i18n/texts.ts';
import { WorkCounts } from '../live/work-counts.ts';
import { FOLDERS, inboxAddress, type InboxQuery } from './inbox-query.ts';

/** Folders with their counts, and the views the user has saved. */
@Component({
  selector: 'sf-inbox-folders',
  imports: [NzButtonModule, NzIconModule, NzPopoverModule],
  templateUrl: './inbox-folders.html',
  styleUrl: './inbox-folders.css',
})
export class InboxFolders {
  readonly #api = inject(Api);
  readonly #counts = inject(WorkCounts).counts;
  readonly query = input.required<InboxQuery>();
  readonly choose = output<Partial<InboxQuery>>();
  readonly view = output<SavedView>();
  protected readonly t = inject(Texts).t;
  protected readonly folders = computed(() => {
    const counts = this.#counts();
    return FOLDERS.map((folder) => ({ id: folder, count: folder === 'done' ? 0 : counts[folder] }));
  });
  readonly #views = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<{ views: SavedView[] }>('/api/saved-views', { list: 'inbox' }, abortSignal),
  });
  protected readonly views = computed(() =>
    this.#views.hasValue() ? this.#views.value().views.filter((view) => view.list === 'inbox') : [],
  );

  protected async save(name: string): Promise<void> {
    if (!name.trim()) return;
    const query = withQuery('', inboxAddress(this.query())).slice(1);
    await this.#api.post('/api/saved-views', { list: 'inbox', name: name.trim(), query });
    this.#views.reload();
  }

  protected async remove(view: SavedView): Promise<void> {
    await this.#api.delete(`/api/saved-views/${view.id}`);
    this.#views.reload();
  }
}
