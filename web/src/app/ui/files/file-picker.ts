import { Component, computed, inject, input, signal } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Texts } from '../../i18n/texts.ts';
import { ProblemBox } from '../problem-box.ts';
import { fileSize } from './file-size.ts';
import { UploadQueue } from './upload-queue.ts';

export interface FileKind {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
}

/** Attachments of a form: drop, paste, choose or photograph; each with its progress. */
@Component({
  selector: 'sf-file-picker',
  imports: [NzButtonModule, NzIconModule, ProblemBox],
  templateUrl: './file-picker.html',
  styleUrl: './file-picker.css',
  host: { '(document:paste)': 'paste($event)' },
})
export class FilePicker {
  protected readonly queue = inject(UploadQueue);
  protected readonly t = inject(Texts).t;
  /** Kinds asked for by name; any other file may be added too. */
  readonly kinds = input<readonly FileKind[]>([]);
  readonly maxBytes = input(50 * 1024 * 1024);
  protected readonly needed = computed(() => this.kinds().filter((kind) => kind.required));
  protected readonly optional = computed(() => this.kinds().filter((kind) => !kind.required));
  /** Kind of what is added next. */
  protected readonly kind = signal('');
  protected readonly over = signal(false);
  protected readonly refused = signal<readonly string[]>([]);
  protected readonly limit = computed(() => fileSize(this.maxBytes()));
  protected readonly size = fileSize;

  protected kindOf(id: string): string {
    const kind = this.queue.kinds().get(id);
    return this.kinds().find((candidate) => candidate.id === kind)?.label ?? '';
  }

  protected has(kind: string): boolean {
    return this.queue.files().some((file) => this.queue.kinds().get(file.id) === kind);
  }

  protected pick(event: Event, kind: string): void {
    const input = event.target as HTMLInputElement;
    this.#add(input.files, kind);
    input.value = '';
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.#add(event.dataTransfer?.files, this.kind());
  }

  protected drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  protected paste(event: ClipboardEvent): void {
    const files = event.clipboardData?.files;
    if (!files?.length) return;
    event.preventDefault();
    this.#add(files, this.kind());
  }

  #add(files: FileList | null | undefined, kind: string): void {
    const list = [...(files ?? [])];
    this.refused.set(
      list
        .filter((file) => file.size > this.maxBytes())
        .map((file) => this.t('core.files.tooLarge', { name: file.name, size: this.limit() })),
    );
    for (const file of list) if (file.size <= this.maxBytes()) this.queue.add(file, kind);
  }
}
