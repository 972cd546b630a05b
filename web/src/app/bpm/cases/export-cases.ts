import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../../api/api.ts';
import { withQuery } from '../../api/query.ts';
import { type CaseListQuery, caseListRequest } from './case-list-query.ts';

/** Downloads the list as an Excel file and tells how much has arrived; its size is not known before. */
@Injectable()
export class ExportCases {
  readonly #api = inject(Api);
  readonly #received = signal<number | null>(null);
  readonly #problem = signal<unknown>(undefined);
  #abort: AbortController | undefined;

  /** Bytes so far; null when no export runs. */
  readonly received = this.#received.asReadonly();
  readonly problem = this.#problem.asReadonly();

  async run(query: CaseListQuery, columns: readonly string[]): Promise<void> {
    if (this.#received() !== null) return;
    this.#abort = new AbortController();
    this.#received.set(0);
    this.#problem.set(undefined);
    const path = withQuery('/api/cases/export', { ...caseListRequest(query), columns });
    try {
      await this.#download(path, this.#abort.signal);
    } catch (error) {
      if (!this.#abort.signal.aborted) this.#problem.set(error instanceof TypeError ? this.#api.offline() : error);
    } finally {
      this.#received.set(null);
    }
  }

  cancel(): void {
    this.#abort?.abort();
  }

  async #download(path: string, signal: AbortSignal): Promise<void> {
    const response = await fetch(path, {
      headers: { ...this.#api.headers(), Accept: '*/*' },
      credentials: 'same-origin',
      signal,
    });
    if (!response.ok || !response.body)
      throw this.#api.refuse(response.status, await response.json().catch(() => undefined));
    const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, controller) => {
        this.#received.update((received) => (received ?? 0) + chunk.byteLength);
        controller.enqueue(chunk);
      },
    });
    const blob = await new Response(response.body.pipeThrough(count)).blob();
    const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
    save(blob, name ?? 'cases.xlsx');
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
