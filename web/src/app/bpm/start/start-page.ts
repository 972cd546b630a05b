import { Component, computed, inject, input, resource, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Api } from '../../api/api.ts';
import { Texts } from '../../i18n/texts.ts';
import { FilePicker } from '../../ui/files/file-picker.ts';
import { UploadQueue } from '../../ui/files/upload-queue.ts';
import type { FieldError, FormValues } from '../../ui/form/form-view.ts';
import { FormView } from '../../ui/form/form-view.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { CaseTypes } from '../live/case-types.ts';
import { ErrorSummary } from '../task/error-summary.ts';

interface StartForm {
  form: Record<string, unknown>;
  data: FormValues;
}

/** Opens a case from the start form of its kind. */
@Component({
  selector: 'sf-start-page',
  imports: [NzButtonModule, ErrorSummary, FilePicker, FormView, ListSkeleton, ProblemBox],
  providers: [UploadQueue],
  templateUrl: './start-page.html',
  styles: '.card { max-width: 880px; margin: 0 auto; }',
})
export class StartPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #types = inject(CaseTypes);
  readonly #texts = inject(Texts);
  protected readonly queue = inject(UploadQueue);
  protected readonly t = this.#texts.t;
  /** Kind of case. */
  readonly type = input.required<string>();
  // One key per visit: pressing twice opens one case.
  readonly #requestId = crypto.randomUUID();
  private readonly form = viewChild<FormView>('form');
  protected readonly name = computed(() => this.#types.nameOf(this.type()));
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly fieldErrors = signal<readonly FieldError[]>([]);
  readonly #start = resource({
    params: () => ({ type: this.type(), language: this.#texts.language() }),
    loader: ({ params, abortSignal }) =>
      this.#api.get<StartForm>(`/api/case-types/${encodeURIComponent(params.type)}/start-form`, {}, abortSignal),
  });
  protected readonly start = computed(() => (this.#start.hasValue() ? this.#start.value() : undefined));
  protected readonly loadProblem = computed(() => this.#start.error());

  protected reload(): void {
    this.#start.reload();
  }

  protected goTo(id: string): void {
    this.form()?.focus(id);
  }

  protected async submit(): Promise<void> {
    const { values, errors } = this.form()?.submit() ?? { values: {}, errors: [] };
    this.fieldErrors.set(errors);
    if (errors.length > 0 || this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const body = { type: this.type(), values, fileIds: this.queue.ids(), requestId: this.#requestId };
      const opened = await this.#api.post<{ id: string }>('/api/cases', body);
      await this.#router.navigate(['/app/cases', opened.id]);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
