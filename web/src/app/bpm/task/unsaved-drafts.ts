import { Injectable } from '@angular/core';
import type { WorkItemDetail } from '@safeflow/contracts';

export interface Draft {
  readonly id: string;
  readonly values: Record<string, unknown>;
  readonly opinion: string;
  readonly fileIds: readonly string[];
}

/** What was entered and has not reached the server yet; it survives a change of page and a broken connection. */
@Injectable({ providedIn: 'root' })
export class UnsavedDrafts {
  readonly #drafts = new Map<string, Draft>();

  constructor() {
    addEventListener('beforeunload', (event) => {
      if (this.#drafts.size > 0) event.preventDefault();
    });
  }

  keep(draft: Draft): void {
    this.#drafts.set(draft.id, draft);
  }

  of(id: string): Draft | undefined {
    return this.#drafts.get(id);
  }

  /** The draft has been saved; a newer one of the same item stays. */
  saved(draft: Draft): void {
    if (this.#drafts.get(draft.id) === draft) this.#drafts.delete(draft.id);
  }

  forget(id: string): void {
    this.#drafts.delete(id);
  }

  /** The item with what was entered here over what the server knows. */
  over(detail: WorkItemDetail): WorkItemDetail {
    const draft = this.#drafts.get(detail.item.id);
    if (!draft || !detail.actions.includes('complete')) return detail;
    const { values, opinion } = draft;
    const saved = detail.draft ?? { savedAt: '', fileIds: detail.files.map((file) => file.id) };
    return { ...detail, data: { ...detail.data, ...values }, draft: { ...saved, values, opinion } };
  }
}
