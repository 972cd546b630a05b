import { Component, computed, inject, input, signal } from '@angular/core';
import type { PublicSetup } from '@safeflow/contracts';
import { MAX_FILES, PhotoQueue } from './photo-queue.ts';
import { WizardStepBase } from './wizard-step.ts';

/** Photos and documents, by camera, choice, drop or paste. */
@Component({
  selector: 'sf-evidence-step',
  providers: [PhotoQueue],
  templateUrl: './evidence-step.html',
  host: { '(document:paste)': 'paste($event)' },
})
export class EvidenceStep extends WizardStepBase {
  readonly setup = input.required<PublicSetup>();
  protected readonly queue = inject(PhotoQueue);
  protected readonly max = MAX_FILES;
  protected readonly over = signal(false);
  protected readonly full = computed(() => this.draft().files.length >= MAX_FILES);
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
    if (!files || files.length === 0) return;
    void this.queue.add([...files], { maxBytes: this.setup().uploadMaxBytes, types: this.setup().uploadTypes });
  }
}
