import {
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Texts } from '../../i18n/texts.ts';
import { DueTag } from '../../ui/due-tag.ts';
import { UploadQueue } from '../../ui/files/upload-queue.ts';
import type { FieldError } from '../../ui/form/form-view.ts';
import { FormView } from '../../ui/form/form-view.ts';
import { FilePicker } from '../../ui/files/file-picker.ts';
import { FileList } from '../../ui/files/file-list.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { CaseAside } from '../case/case-aside.ts';
import { CaseTypes } from '../live/case-types.ts';
import { ErrorSummary } from './error-summary.ts';
import { TaskBar } from './task-bar.ts';
import { TaskStore } from './task-store.ts';

/** A work item: its form with opinion and attachments on the left, the case on the right, actions below. */
@Component({
  selector: 'sf-task-panel',
  imports: [
    RouterLink,
    NzButtonModule,
    NzIconModule,
    CaseAside,
    DueTag,
    ErrorSummary,
    FileList,
    FilePicker,
    FormView,
    ListSkeleton,
    ProblemBox,
    TaskBar,
  ],
  providers: [TaskStore, UploadQueue],
  templateUrl: './task-panel.html',
  styleUrl: './task-panel.css',
  host: { '(document:visibilitychange)': 'store.saveNow()' },
})
export class TaskPanel {
  protected readonly store = inject(TaskStore);
  readonly #types = inject(CaseTypes);
  readonly #texts = inject(Texts);
  protected readonly t = this.#texts.t;
  readonly id = input.required<string>();
  readonly closable = input(false);
  /** The item was claimed, released or completed. */
  readonly changed = output();
  readonly next = output();
  readonly closed = output();
  private readonly form = viewChild<FormView>('form');
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  /** Counts what was done, so that the case beside is read again. */
  protected readonly acts = signal(0);
  protected readonly fieldErrors = signal<readonly FieldError[]>([]);
  protected readonly detail = this.store.detail;
  protected readonly item = computed(() => this.detail()?.item);
  protected readonly kinds = computed(() => {
    const detail = this.detail();
    if (!detail) return [];
    const known = this.#types.find(detail.item.caseType)?.attachmentKinds ?? [];
    const required = this.store.requiredFiles();
    const ids = new Set([...required, ...known.map((kind) => kind.id)]);
    return [...ids].map((id) => {
      const kind = known.find((candidate) => candidate.id === id);
      return {
        id,
        label: kind ? this.#texts.pick(kind.name, kind.nameEn) : id,
        required: required.includes(id),
      };
    });
  });

  /** The item has been completed here, so that the next one is one key away. */
  readonly done = this.store.done;

  constructor() {
    inject(DestroyRef).onDestroy(() => void this.store.saveNow());
    effect(() => {
      const id = this.id();
      untracked(() => {
        void this.store.saveNow();
        this.fieldErrors.set([]);
        this.store.id.set(id);
      });
    });
  }

  /** Puts the keyboard into the item. */
  focus(): void {
    this.heading()?.nativeElement.focus();
  }

  async claim(): Promise<void> {
    if (this.store.can('claim') && (await this.store.claim())) this.#after();
  }

  async release(): Promise<void> {
    if (this.store.can('release') && (await this.store.release())) this.#after();
  }

  async complete(): Promise<void> {
    const detail = this.detail();
    if (!detail || !this.store.editable() || this.store.queue.busy()) return;
    const { values, errors } = this.form()?.submit() ?? { values: {}, errors: [] };
    const own = this.#ownErrors();
    this.fieldErrors.set([...errors, ...own]);
    if (errors.length + own.length > 0) return;
    if (await this.store.complete(values)) {
      this.acts.update((count) => count + 1);
      this.changed.emit();
      this.focus();
    }
  }

  protected goTo(id: string): void {
    if (id === 'opinion' || id === 'files') document.getElementById(`task-${id}`)?.focus();
    else this.form()?.focus(id);
  }

  #after(): void {
    this.acts.update((count) => count + 1);
    this.store.reload();
    this.changed.emit();
  }

  #ownErrors(): FieldError[] {
    const detail = this.detail();
    const errors: FieldError[] = [];
    if (detail?.opinion === 'required' && !this.store.opinion().trim()) {
      errors.push({ id: 'opinion', label: this.t('bpm.task.opinion'), message: this.t('bpm.task.opinionNeeded') });
    }
    return errors;
  }
}
