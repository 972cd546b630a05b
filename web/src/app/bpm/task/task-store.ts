import { computed, effect, inject, Injectable, resource, signal, untracked } from '@angular/core';
import type { SavedDraft, WorkItem, WorkItemDetail } from '@safeflow/contracts';
import { Api } from '../../api/api.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { Texts } from '../../i18n/texts.ts';
import { UploadQueue } from '../../ui/files/upload-queue.ts';

type Values = Record<string, unknown>;

const AUTOSAVE_AFTER = 1_200;
const RETRY_AFTER = 10_000;

interface Draft {
  readonly id: string;
  readonly values: Values;
  readonly opinion: string;
  readonly fileIds: readonly string[];
}

/** One work item being worked on: its form, its draft, and what can be done with it. */
@Injectable()
export class TaskStore {
  readonly #api = inject(Api);
  readonly #language = inject(Texts).language;
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

  readonly detail = computed(() => (this.#detail.hasValue() ? this.#detail.value() : undefined));
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
        if (ids !== this.#savedFiles && this.editable()) this.#saveLater();
      });
    });
  }

  can(action: WorkItemDetail['actions'][number]): boolean {
    return this.detail()?.actions.includes(action) ?? false;
  }

  reload(): void {
    this.#problem.set(undefined);
    this.#done.set(false);
    this.#detail.reload();
  }

  changeValues(values: Values): void {
    this.#values = values;
    if (this.editable()) this.#saveLater();
  }

  changeOpinion(opinion: string): void {
    this.opinion.set(opinion);
    if (this.editable()) this.#saveLater();
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
    if (completed) this.#done.set(true);
    else this.#saveLater(0);
    return completed;
  }

  /** Saves what is not saved yet; resolves when that is over, well or not. */
  saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    const id = this.id();
    if (['waiting', 'failed'].includes(this.#saving()) && this.editable() && id) {
      // Taken now: by the time it is sent, another item may be shown.
      const draft = { id, values: this.#values, opinion: this.opinion(), fileIds: this.queue.ids() };
      this.#saving.set('saving');
      this.#save = this.#save.then(() => this.#saveDraft(draft));
    }
    return this.#save;
  }

  #take(detail: WorkItemDetail): void {
    this.#versions.set(detail.item.id, detail.item.version);
    this.#savedAt.set(detail.draft?.savedAt ?? null);
    this.#saving.set('idle');
    this.#done.set(false);
    this.opinion.set(detail.draft?.opinion ?? '');
    this.queue.files.set(detail.files);
    this.queue.kinds.set(new Map(detail.files.map(({ id, kind }) => [id, kind])));
    this.#requiredFiles.set(detail.requiredFiles);
    this.#savedFiles = this.queue.ids().join();
    this.#values = detail.draft?.values ?? {};
    this.#problem.set(undefined);
  }

  #saveLater(after = AUTOSAVE_AFTER): void {
    clearTimeout(this.#timer);
    if (this.conflict()) return;
    this.#saving.set('waiting');
    this.#timer = setTimeout(() => void this.saveNow(), after);
  }

  async #saveDraft({ id, ...draft }: Draft): Promise<void> {
    try {
      const item = await this.#api.put<SavedDraft>(`/api/work-items/${id}/draft`, {
        ...draft,
        version: this.#versions.get(id) ?? 0,
      });
      this.#versions.set(id, item.version);
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
