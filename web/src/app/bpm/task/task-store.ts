import { computed, effect, inject, Injectable, resource, signal, untracked } from '@angular/core';
import type { SavedDraft, WorkItem, WorkItemDetail } from '@safeflow/contracts';
import { Api } from '../../api/api.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { Texts } from '../../i18n/texts.ts';
import { UploadQueue } from '../../ui/files/upload-queue.ts';
import { type Draft, UnsavedDrafts } from './unsaved-drafts.ts';

type Values = Record<string, unknown>;

const AUTOSAVE_AFTER = 1_200;
const RETRY_AFTER = 10_000;

/** One work item being worked on: its form, its draft, and what can be done with it. */
@Injectable()
export class TaskStore {
  readonly #api = inject(Api);
  readonly #language = inject(Texts).language;
  readonly #unsaved = inject(UnsavedDrafts);
  readonly queue = inject(UploadQueue);

  readonly id = signal<string | undefined>(undefined);
  readonly opinion = signal('');
  readonly #problem = signal<unknown>(undefined);
  readonly #requiredFiles = signal<readonly string[]>([]);
  readonly #busy = signal(false);
  readonly #done = signal(false);
  readonly #savedAt = signal<string | null>(null);
  readonly #saving = signal<'idle' | 'waiting' | 'saving' | 'failed'>('idle');
  readonly #versions = new Map<string, number>();
  #values: Values = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #save: Promise<void> = Promise.resolve();
  #savedFiles = '';

  readonly #detail = resource({
    params: () => {
      const id = this.id();
      return id === undefined ? undefined : { id, language: this.#language() };
    },
    loader: ({ params, abortSignal }) => this.#api.get<WorkItemDetail>(`/api/work-items/${params.id}`, {}, abortSignal),
  });

  readonly detail = computed(() => (this.#detail.hasValue() ? this.#unsaved.over(this.#detail.value()) : undefined));
  readonly waiting = computed(() => this.#detail.isLoading() && !this.#detail.hasValue());
  readonly loadProblem = computed(() => this.#detail.error());
  readonly problem = this.#problem.asReadonly();
  /** Kinds of attachment that what is entered so far calls for. */
  readonly requiredFiles = this.#requiredFiles.asReadonly();
  readonly busy = this.#busy.asReadonly();
  /** The item has just been completed here. */
  readonly done = this.#done.asReadonly();
  readonly savedAt = this.#savedAt.asReadonly();
  readonly saving = this.#saving.asReadonly();
  readonly editable = computed(() => this.can('complete') && !this.#done());
  /** Somebody else was faster: only reading again helps. */
  readonly conflict = computed(() => {
    const problem = this.#problem();
    return problem instanceof ApiProblem && problem.status === 409;
  });

  constructor() {
    effect(() => {
      const detail = this.detail();
      if (detail) untracked(() => this.#take(detail));
    });
    effect(() => {
      const ids = this.queue.ids().join();
      untracked(() => {
        if (ids !== this.#savedFiles) this.#changed();
      });
    });
  }

  can(action: WorkItemDetail['actions'][number]): boolean {
    return this.detail()?.actions.includes(action) ?? false;
  }

  /** Reads the item again; what was not saved is given up. */
  reload(): void {
    this.#unsaved.forget(this.id() ?? '');
    this.#problem.set(undefined);
    this.#done.set(false);
    this.#detail.reload();
  }

  changeValues(values: Values): void {
    this.#values = values;
    this.#changed();
  }

  changeOpinion(opinion: string): void {
    this.opinion.set(opinion);
    this.#changed();
  }

  claim(): Promise<boolean> {
    return this.#act('claim', {});
  }

  async release(): Promise<boolean> {
    await this.saveNow();
    return this.#act('release', {});
  }

  async complete(values: Values): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#save;
    this.#saving.set('idle');
    const completed = await this.#act('complete', {
      values,
      opinion: this.opinion().trim(),
      fileIds: this.queue.ids(),
    });
    if (completed) this.#finish();
    else {
      this.changeValues(values);
      void this.saveNow();
    }
    return completed;
  }

  /** Saves what is not saved yet; resolves when that is over, well or not. */
  saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    // Taken now: by the time it is sent, another item may be shown.
    const draft = this.#unsaved.of(this.id() ?? '');
    if (draft && this.#saving() !== 'saving' && !this.conflict()) {
      this.#saving.set('saving');
      this.#save = this.#save.then(() => this.#saveDraft(draft));
    }
    return this.#save;
  }

  #finish(): void {
    this.#unsaved.forget(this.id() ?? '');
    this.#done.set(true);
  }

  #changed(): void {
    const id = this.id();
    if (!id || !this.editable()) return;
    this.#unsaved.keep({ id, values: this.#values, opinion: this.opinion(), fileIds: this.queue.ids() });
    this.#saveLater();
  }

  #take(detail: WorkItemDetail): void {
    this.#versions.set(detail.item.id, detail.item.version);
    this.#savedAt.set(detail.draft?.savedAt || null);
    this.#saving.set('idle');
    this.#done.set(false);
    this.opinion.set(detail.draft?.opinion ?? '');
    this.queue.files.set(detail.files);
    this.queue.kinds.set(new Map(detail.files.map(({ id, kind }) => [id, kind])));
    this.#requiredFiles.set(detail.requiredFiles);
    this.#savedFiles = this.queue.ids().join();
    this.#values = detail.draft?.values ?? {};
    this.#problem.set(undefined);
    if (this.#unsaved.of(detail.item.id)) this.#changed();
  }

  #saveLater(after = AUTOSAVE_AFTER): void {
    clearTimeout(this.#timer);
    if (this.conflict()) return;
    this.#saving.set('waiting');
    this.#timer = setTimeout(() => void this.saveNow(), after);
  }

  async #saveDraft(draft: Draft): Promise<void> {
    const { id, ...content } = draft;
    try {
      const body = { ...content, version: this.#versions.get(id) ?? 0 };
      const item = await this.#api.put<SavedDraft>(`/api/work-items/${id}/draft`, body);
      this.#versions.set(id, item.version);
      this.#unsaved.saved(draft);
      if (id === this.id()) this.#saved(draft.fileIds, item.requiredFiles);
    } catch (problem) {
      if (id === this.id()) this.#notSaved(problem);
    }
  }

  #saved(fileIds: readonly string[], requiredFiles: readonly string[]): void {
    this.#requiredFiles.set(requiredFiles);
    this.#savedFiles = fileIds.join();
    this.#savedAt.set(new Date().toISOString());
    if (this.#saving() !== 'waiting') this.#saving.set('idle');
  }

  #notSaved(problem: unknown): void {
    if (problem instanceof ApiProblem && problem.status === 409) {
      this.#problem.set(problem);
      this.#saving.set('idle');
      return;
    }
    this.#saveLater(RETRY_AFTER);
    this.#saving.set('failed');
  }

  async #act(action: string, body: Values): Promise<boolean> {
    const id = this.id();
    if (this.#busy() || !id) return false;
    this.#busy.set(true);
    this.#problem.set(undefined);
    try {
      const item = await this.#api.post<WorkItem>(`/api/work-items/${id}/${action}`, {
        ...body,
        version: this.#versions.get(id) ?? 0,
      });
      this.#versions.set(id, item.version);
      return true;
    } catch (problem) {
      this.#problem.set(problem);
      return false;
    } finally {
      this.#busy.set(false);
    }
  }
}
