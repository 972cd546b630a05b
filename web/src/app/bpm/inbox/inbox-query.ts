import type { WorkItemFolder } from '@safeflow/contracts';

export const FOLDERS = [
  'todo',
  'unclaimed',
  'mine',
  'near',
  'overdue',
  'done',
] as const satisfies readonly WorkItemFolder[];
export const SORTS = ['due', '-due', 'created', '-created'] as const;
export type Sort = (typeof SORTS)[number];

/** What the inbox shows; all of it stands in the address. */
export interface InboxQuery {
  readonly folder: WorkItemFolder;
  readonly type: string;
  readonly step: string;
  readonly q: string;
  readonly sort: Sort;
}

/** Reads an address; what it does not know falls back to the default. */
export function inboxQuery(given: Readonly<Record<string, string | undefined>>): InboxQuery {
  return {
    folder: FOLDERS.find((folder) => folder === given['folder']) ?? 'todo',
    type: given['type'] ?? '',
    step: given['step'] ?? '',
    q: given['q'] ?? '',
    sort: SORTS.find((sort) => sort === given['sort']) ?? 'due',
  };
}

/** Query parameters of the address; defaults are left out, so that the address stays short. */
export function inboxAddress(query: InboxQuery): Record<string, string | null> {
  return {
    folder: query.folder === 'todo' ? null : query.folder,
    type: query.type || null,
    step: query.step || null,
    q: query.q || null,
    sort: query.sort === 'due' ? null : query.sort,
  };
}
