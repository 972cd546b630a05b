import { Component, inject, resource } from '@angular/core';
import type { Definition } from '@safeflow/contracts';
import { Api } from '../../api/api.ts';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { DataTable } from '../../ui/data-table.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { StatusTag } from '../../ui/status-tag.ts';

interface Definitions {
  readonly definitions: Definition[];
  readonly problems: { file: string; element: string; rule: string; message: string }[];
}

/** The procedures, what runs on each version, and files refused at the last start. */
@Component({
  selector: 'sf-definitions-page',
  imports: [DataTable, EmptyState, ListSkeleton, ProblemBox, StatusTag, TimePipe],
  templateUrl: './definitions-page.html',
  styles: 'ul { margin: 4px 0 0 20px; }',
  host: { class: 'sf-page sf-stack' },
})
export class DefinitionsPage {
  readonly #api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly columns = ['name', 'version', 'active', 'completed', 'deployedAt', 'resource', 'hash'] as const;
  protected readonly definitions = resource({
    loader: ({ abortSignal }) => this.#api.get<Definitions>('/api/definitions', {}, abortSignal),
  });
}
