import { Injectable, inject, signal } from '@angular/core';
import { ApiProblem } from '../../api/api-problem.ts';
import { type Upload, Uploads } from '../../api/upload.ts';
import { Texts } from '../../i18n/texts.ts';

/** A photo or document already taken by the server and not yet part of a report. */
export interface DraftFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** A file on its way to the server, or one that was refused. */
export interface Sending {
  readonly key: string;
  readonly name: string;
  /** 0 … 1. */
  readonly share: number;
  /** Why it was not taken; empty while it is on its way. */
  readonly refused: string;
}

export interface PhotoLimits {
  /** Bytes. */
  readonly uploadMaxBytes: number;
  readonly uploadTypes: readonly string[];
}

export const MAX_FILES = 9;

/** Photos of one form: those taken, those on their way, and pictures of them; goes on while the page shows another step. */
@Injectable()
export class PhotoQueue {
  readonly #uploads = inject(Uploads);
  readonly #t = inject(Texts).t;
  readonly #running = new Map<string, Upload<unknown>>();
  readonly files = signal<readonly DraftFile[]>([]);
  readonly sending = signal<readonly Sending[]>([]);
  /** Pictures of photos chosen in this visit, by file id. */
  readonly previews = signal<ReadonlyMap<string, string>>(new Map());

  async add(files: readonly File[], limits: PhotoLimits): Promise<void> {
    const onTheirWay = this.sending().filter((item) => item.refused === '').length;
    const room = MAX_FILES - this.files().length - onTheirWay;
    const tooMany = this.#t('public.evidence.tooMany', { count: MAX_FILES });
    await Promise.all(
      files.map((file, index) => this.#send(file, index < room ? this.#objection(file, limits) : tooMany)),
    );
  }

  remove(id: string): void {
    this.files.update((files) => files.filter((file) => file.id !== id));
  }

  dismiss(key: string): void {
    this.#running.get(key)?.cancel();
    this.sending.update((items) => items.filter((item) => item.key !== key));
  }

  clear(): void {
    for (const { key } of this.sending()) this.dismiss(key);
    for (const url of this.previews().values()) URL.revokeObjectURL(url);
    this.previews.set(new Map());
    this.files.set([]);
  }

  #objection(file: File, { uploadMaxBytes, uploadTypes }: PhotoLimits): string {
    if (file.size > uploadMaxBytes) {
      return this.#t('public.evidence.tooLarge', { size: Math.floor(uploadMaxBytes / 1024 ** 2) });
    }
    const known = file.type === '' || uploadTypes.length === 0 || uploadTypes.includes(file.type);
    return known ? '' : this.#t('public.evidence.wrongType');
  }

  async #send(file: File, objection: string): Promise<void> {
    const key = crypto.randomUUID();
    this.sending.update((items) => [...items, { key, name: file.name, share: 0, refused: objection }]);
    if (objection) return;
    const upload = this.#uploads.send<{ file: DraftFile }>('/api/public/files', file, (share) =>
      this.#patch(key, { share }),
    );
    this.#running.set(key, upload);
    try {
      this.#taken((await upload.done).file, file);
      this.dismiss(key);
    } catch (error) {
      this.#patch(key, { refused: error instanceof ApiProblem ? error.message : this.#t('public.failed') });
    } finally {
      this.#running.delete(key);
    }
  }

  #taken(file: DraftFile, from: File): void {
    if (from.type.startsWith('image/')) {
      this.previews.update((previews) => new Map(previews).set(file.id, URL.createObjectURL(from)));
    }
    this.files.update((files) => [...files, file]);
  }

  #patch(key: string, change: Partial<Sending>): void {
    this.sending.update((items) => items.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }
}
