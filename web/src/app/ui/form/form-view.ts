import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { Form } from '@bpmn-io/form-js-viewer';
import { Texts } from '../../i18n/texts.ts';
import { enteredOnly, labelsOf } from './form-fields.ts';
import { formWords, replaceFixedWords } from './form-words.ts';
import { type FormSchema, localiseForm, localiseOptions } from './localise-form.ts';

export type FormValues = Record<string, unknown>;
/** Messages by component id. */
export type FormErrors = Record<string, string[]>;

export interface FieldError {
  readonly id: string;
  readonly label: string;
  readonly message: string;
}

/** Any form-js form in the language of the page. Loaded by `@defer`, since the library is large. */
@Component({
  selector: 'sf-form-view',
  encapsulation: ViewEncapsulation.None,
  template: '<div #host class="sf-form"></div>',
  styleUrl: './form-view.less',
})
export class FormView {
  readonly #texts = inject(Texts);
  readonly schema = input.required<FormSchema>();
  /** Starting values and option lists; a new object starts the form again. */
  readonly data = input.required<FormValues>();
  readonly readOnly = input(false);
  readonly changed = output<FormValues>();
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  readonly #form = signal<Form | undefined>(undefined);
  #values: FormValues = {};

  protected readonly localised = computed(() => localiseForm(this.schema(), this.#texts.language()));

  constructor() {
    effect((onCleanup) => {
      this.data();
      const form = this.#open();
      const stop = this.#texts.language() === 'zh-CN' ? replaceFixedWords(this.host().nativeElement) : undefined;
      onCleanup(() => {
        stop?.();
        form.destroy();
      });
    });
    effect(() => this.#form()?.setProperty('readOnly', this.readOnly()));
  }

  /** Checks every visible field; the values hold only what is visible. */
  submit(): { values: FormValues; errors: FieldError[] } {
    const form = this.#form();
    if (!form) return { values: {}, errors: [] };
    const { data, errors } = form.submit() as { data: FormValues; errors: FormErrors };
    return { values: data, errors: this.#named(errors) };
  }

  focus(id: string): void {
    const field = this.host().nativeElement.querySelector<HTMLElement>(`[id*="${CSS.escape(id)}"]`);
    const control = field?.matches('input,textarea,select,button')
      ? field
      : field?.querySelector<HTMLElement>('input,textarea,select,button');
    (control ?? field)?.focus();
    (control ?? field)?.scrollIntoView({ block: 'center' });
  }

  #open(): Form {
    const language = this.#texts.language();
    const schema = this.localised();
    const words = language === 'zh-CN' ? [{ translate: ['value', formWords] }] : [];
    const form = new Form({
      container: this.host().nativeElement,
      additionalModules: words,
      // Else what is typed reaches the form's state late, and whatever draws the form meanwhile takes it away again.
      ...{ debounce: false },
    });
    const data = { ...untracked(() => this.data()), ...this.#keptValues() };
    void form.importSchema(schema, localiseOptions(data, language)).then(() => {
      form.setProperty(
        'readOnly',
        untracked(() => this.readOnly()),
      );
      this.#listen(form);
    });
    untracked(() => this.#form.set(form));
    return form;
  }

  /** Filling the form is no change by the user, so listening starts after it. */
  #listen(form: Form): void {
    let before = JSON.stringify(form._getState().data);
    form.on('changed', ({ data }: { data: FormValues }) => {
      const now = JSON.stringify(data);
      if (now === before) return;
      before = now;
      this.#values = enteredOnly(this.schema(), data);
      this.changed.emit(this.#values);
    });
  }

  #lastData: FormValues | undefined;

  /** What was typed survives a change of language, but not new data. */
  #keptValues(): FormValues {
    const data = untracked(() => this.data());
    const kept = data === this.#lastData ? this.#values : {};
    this.#lastData = data;
    this.#values = kept;
    return kept;
  }

  #named(errors: FormErrors): FieldError[] {
    const labels = labelsOf(this.localised());
    return Object.entries(errors)
      .filter(([, messages]) => messages.length > 0)
      .map(([id, messages]) => ({ id, label: labels.get(id) ?? id, message: messages[0] ?? '' }));
  }
}
