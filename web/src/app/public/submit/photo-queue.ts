import { Injectable, inject, signal } from '@angular/core';
import { ApiProblem } from '../../api/api-problem.ts';
import { type Upload, Uploads } from '../../api/upload.ts';
import { Texts } from '../../i18n/texts.ts';
import { ReportWizard } from './report-wizard.ts';
import type { DraftFile } from './report-draft.ts';

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
  readonly maxBytes: number;
  readonly types: readonly string[];
}

export const MAX_FILES = 9;

/** Sends chosen photos one by one and hands the taken ones to the draft. */
@Injectable()
export class PhotoQueue {
  readonly #uploads = inject(Uploads);
  readonly #wizard = inject(ReportWizard);
  readonly #t = inject(Texts).t;
  readonly sending = signal<readonly Sending[]>([]);
  readonly #running = new Map<string, Upload<unknown>>();

  async add(files: readonly File[], limits: PhotoLimits): Promise<void> {
    const onTheirWay = this.sending().filter((item) => item.refused === '').length;
    const room = MAX_FILES - this.#wizard.draft().files.length - onTheirWay;
    await Promise.all(
      files.map((file, index) =>
        this.#send(
          file,
          index < room ? this.#objection(file, limits) : this.#t('public.evidence.tooMany', { count: MAX_FILES }),
        ),
      ),
    );
  }

  dismiss(key: string): void {
    this.#running.get(key)?.cancel();
    this.sending.update((items) => items.filter((item) => item.key !== key));
  }

  #objection(file: File, limits: PhotoLimits): string {
    if (file.size > limits.maxBytes) {
      return this.#t('public.evidence.tooLarge', { size: Math.floor(limits.maxBytes / 1024 ** 2) });
    }
    const known = file.type === '' || limits.types.length === 0 || limits.types.includes(file.type);
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
      const answer = await upload.done;
      this.#wizard.addFile(answer.file, file.type.startsWith('image/') ? URL.createObjectURL(file) : null);
      this.dismiss(key);
    } catch (error) {
      this.#patch(key, { refused: error instanceof ApiProblem ? error.message : this.#t('public.failed') });
    } finally {
      this.#running.delete(key);
    }
  }

  #patch(key: string, change: Partial<Sending>): void {
    this.sending.update((items) => items.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }
}
