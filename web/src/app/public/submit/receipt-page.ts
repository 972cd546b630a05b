import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../../i18n/texts.ts';
import { day } from '../../i18n/china-time.ts';
import type { Receipt } from '../public-site.ts';

/** The query code, shown this once, and what happens next (RPT-007). */
@Component({
  selector: 'sf-receipt-page',
  imports: [RouterLink],
  template: `
    <section class="pub-card pub-receipt" aria-labelledby="receipt-title">
      <h1 id="receipt-title">{{ t('public.receipt.title') }}</h1>
      <p>{{ t('public.receipt.keep') }}</p>
      <p class="pub-code" data-testid="query-code">{{ receipt().code }}</p>
      <div class="pub-actions">
        <button type="button" class="sf-button sf-primary" (click)="copy()">{{ t('public.receipt.copy') }}</button>
        <button type="button" class="sf-button" (click)="print()">{{ t('public.receipt.print') }}</button>
      </div>
      <p class="sf-soft" role="status">{{ copied() ? t('public.receipt.' + copied()) : '' }}</p>
      <h2>{{ t('public.receipt.next') }}</h2>
      <ol class="pub-trace">
        <li>{{ t('public.receipt.received', { unit: receipt().unitName }) }}</li>
        <li>{{ t('public.receipt.accept', { date: acceptBy() }) }}</li>
        <li>{{ t('public.receipt.verify') }}</li>
        <li>{{ t('public.receipt.answer') }}</li>
      </ol>
      <p>
        <a routerLink="/query">{{ t('public.receipt.query') }}</a>
      </p>
    </section>
  `,
})
export class ReceiptPage {
  readonly receipt = input.required<Receipt>();
  protected readonly t = inject(Texts).t;
  protected readonly acceptBy = computed(() => day(this.receipt().acceptBy));
  protected readonly copied = signal<'' | 'copied' | 'notCopied'>('');

  protected copy(): void {
    navigator.clipboard.writeText(this.receipt().code).then(
      () => this.copied.set('copied'),
      () => this.copied.set('notCopied'),
    );
  }

  protected print(): void {
    window.print();
  }
}
