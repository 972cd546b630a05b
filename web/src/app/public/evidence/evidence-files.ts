import { Component, computed, inject, input, signal } from '@angular/core';
import type { PublicSetup } from '@safeflow/contracts';
import { Texts } from '../../i18n/texts.ts';
import { MAX_FILES, PhotoQueue } from './photo-queue.ts';

/** Photos and documents, by camera, choice, drop or paste; the queue belongs to the page. */
@Component({
  selector: 'sf-evidence-files',
  templateUrl: './evidence-files.html',
  host: { '(document:paste)': 'paste($event)' },
})
export class EvidenceFiles {
  readonly setup = input.required<PublicSetup>();
  readonly error = input('');
  protected readonly t = inject(Texts).t;
  protected readonly queue = inject(PhotoQueue);
  protected readonly max = MAX_FILES;
  protected readonly over = signal(false);
  protected readonly full = computed(() => this.queue.files().length >= MAX_FILES);
  protected readonly megabytes = computed(() => Math.floor(this.setup().uploadMaxBytes / 1024 ** 2));

  protected picked(box: HTMLInputElement): void {
    this.#add(box.files);
    box.value = '';
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.#add(event.dataTransfer?.files ?? null);
  }

  protected drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  protected paste(event: ClipboardEvent): void {
    this.#add(event.clipboardData?.files ?? null);
  }

  #add(files: FileList | null): void {
    if (files && files.length > 0) void this.queue.add([...files], this.setup());
  }
}
