import {
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  ViewEncapsulation,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Texts } from '../../i18n/texts.ts';
import { EvidenceFiles } from '../evidence/evidence-files.ts';
import { PhotoQueue } from '../evidence/photo-queue.ts';
import { controlIdOf } from '../public-field.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { PublicSite, type Receipt } from '../public-site.ts';
import { checkDraft, type WizardStep } from './check-draft.ts';
import { FactsStep } from './facts-step.ts';
import { PlaceStep } from './place-step.ts';
import { ReceiptPage } from './receipt-page.ts';
import { ReportWizard, type ShownIssue } from './report-wizard.ts';
import { ReporterStep } from './reporter-step.ts';
import { ReviewStep } from './review-step.ts';

/** The report in steps; the address names the step, so that the browser's back button works. */
@Component({
  selector: 'sf-submit-page',
  imports: [EvidenceFiles, FactsStep, PlaceStep, ProblemBox, ReceiptPage, ReporterStep, ReviewStep],
  providers: [PhotoQueue, ReportWizard],
  templateUrl: './submit-page.html',
  styleUrls: ['../public-form.css', './submit-page.css'],
  encapsulation: ViewEncapsulation.None,
})
export class SubmitPage {
  /** From the address: `real` or `anonymous`, and the step. */
  readonly form = input<string>();
  readonly step = input<string>();
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  protected readonly t = this.#texts.t;
  protected readonly wizard = inject(ReportWizard);
  protected readonly setup = inject(PublicSite).setup;
  protected readonly receipt = signal<Receipt | null>(null);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly summary = viewChild<ElementRef<HTMLElement>>('summary');

  protected readonly current = computed<WizardStep>(() => {
    const asked = this.wizard.steps().find((step) => step === this.step());
    return asked ?? 'place';
  });
  protected readonly position = computed(() => this.wizard.steps().indexOf(this.current()));
  /** Steps before this one in which nothing is left to do. */
  protected readonly done = computed(() => {
    const open = new Set(checkDraft(this.wizard.draft()).map((issue) => issue.step));
    return new Set(this.wizard.steps().filter((step, index) => index < this.position() && !open.has(step)));
  });
  protected readonly issues = computed(() => this.wizard.issues().filter((issue) => issue.step === this.current()));

  constructor() {
    effect(() => {
      const form = this.form();
      untracked(() => this.wizard.start(form === 'real'));
    });
  }

  protected issueText(issue: ShownIssue): string {
    return issue.text ?? this.t(`public.issue.${issue.key ?? ''}`);
  }

  protected errorOf(field: string): string {
    const issue = this.wizard.issues().find((candidate) => candidate.field.startsWith(field));
    return issue ? this.issueText(issue) : '';
  }

  protected next(): void {
    if (!this.wizard.try(this.current())) return this.#showSummary();
    const next = this.wizard.steps()[this.position() + 1];
    if (next) this.go(next);
  }

  protected back(): void {
    const previous = this.wizard.steps()[this.position() - 1];
    if (previous) this.go(previous);
    else void this.#router.navigateByUrl('/');
  }

  protected go(step: WizardStep): void {
    void this.#router
      .navigate(['/submit'], { queryParams: { form: this.form(), step } })
      .then(() => this.heading()?.nativeElement.focus());
  }

  protected focusField(event: Event, field: string): void {
    event.preventDefault();
    document.getElementById(controlIdOf(field))?.focus();
  }

  /** The server refused: open the step of its first wrong field. */
  protected refused(): void {
    const first = this.wizard.issues()[0];
    if (first && first.step !== this.current()) this.go(first.step);
    else this.#showSummary();
  }

  protected sent(receipt: Receipt): void {
    this.receipt.set(receipt);
    this.wizard.clear();
    window.scrollTo({ top: 0 });
  }

  protected discard(): void {
    this.wizard.clear();
    void this.#router.navigateByUrl('/');
  }

  #showSummary(): void {
    setTimeout(() => this.summary()?.nativeElement.focus());
  }
}
