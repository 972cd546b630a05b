import { computed, inject, Injectable, signal } from '@angular/core';
import type { FileRef } from '@safeflow/contracts';
import { Uploads } from '../../api/upload.ts';

export interface PendingFile {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  /** Share sent, 0 to 1. */
  readonly progress: number;
  readonly problem: unknown;
}

/** Files of one form: what is on its way, and what has arrived. Provide it with the form. */
@Injectable()
export class UploadQueue {
  readonly #uploads = inject(Uploads);
  readonly #pending = signal<PendingFile[]>([]);
  readonly #cancels = new Map<string, () => void>();

  readonly files = signal<readonly FileRef[]>([]);
  /** Kind of each file, by id. */
  readonly kinds = signal<ReadonlyMap<string, string>>(new Map());
  readonly pending = this.#pending.asReadonly();
  readonly busy = computed(() => this.#pending().some((file) => file.problem === undefined));
  readonly ids = computed(() => this.files().map((file) => file.id));

  add(file: File, kind: string): void {
    const key = crypto.randomUUID();
    this.#pending.update((list) => [...list, { key, name: file.name, kind, progress: 0, problem: undefined }]);
    const progress = (share: number) => this.#change(key, { progress: share });
    const upload = this.#uploads.send<{ file: FileRef }>('/api/files', file, progress, kind ? { kind } : {});
    this.#cancels.set(key, () => upload.cancel());
    upload.done.then(
      (answer) => {
        this.files.update((files) => [...files, answer.file]);
        this.kinds.update((kinds) => new Map(kinds).set(answer.file.id, kind));
        this.drop(key);
      },
      (problem: unknown) => this.#change(key, { problem }),
    );
  }

  /** Cancels an upload on its way, or takes a failed one off the list. */
  drop(key: string): void {
    this.#cancels.get(key)?.();
    this.#cancels.delete(key);
    this.#pending.update((list) => list.filter((file) => file.key !== key));
  }

  remove(id: string): void {
    this.files.update((files) => files.filter((file) => file.id !== id));
  }

  #change(key: string, change: Partial<PendingFile>): void {
    this.#pending.update((list) => list.map((file) => (file.key === key ? { ...file, ...change } : file)));
  }
}
