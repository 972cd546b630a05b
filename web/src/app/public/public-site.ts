import { Injectable, inject, resource } from '@angular/core';
import type { PublicCompletion, PublicProgress, PublicReport, PublicSetup } from '@safeflow/contracts';
import { Api } from '../api/api.ts';

/** What a reporter is told once after sending (RPT-007). */
export interface Receipt {
  readonly code: string;
  /** Until when acceptance is decided, ISO 8601. */
  readonly acceptBy: string;
  readonly unitName: string;
}

/** The public part of the API. */
@Injectable({ providedIn: 'root' })
export class PublicSite {
  readonly #api = inject(Api);
  readonly setup = resource({
    loader: ({ abortSignal }) => this.#api.get<PublicSetup>('/api/public/setup', {}, abortSignal),
  });

  send(report: PublicReport): Promise<Receipt> {
    return this.#api.post('/api/public/reports', report);
  }

  complete(completion: PublicCompletion): Promise<PublicProgress> {
    return this.#api.post('/api/public/reports/complete', completion);
  }

  progress(code: string, captcha: PublicReport['captcha']): Promise<PublicProgress> {
    return this.#api.post('/api/public/reports/query', { code, captcha });
  }
}
