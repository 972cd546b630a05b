import { computed, inject, Injectable, resource, signal } from '@angular/core';
import type { CaseDetail, Diagram, TimelineEntry } from '@safeflow/contracts';
import { Api } from '../../api/api.ts';
import { Texts } from '../../i18n/texts.ts';
import { localiseDiagram } from '../../ui/diagram/localise-diagram.ts';

/** One case as its pages show it; history and diagrams are read when they are first looked at. */
@Injectable()
export class CaseStore {
  readonly #api = inject(Api);
  readonly #language = inject(Texts).language;
  readonly id = signal<string | undefined>(undefined);
  readonly wantsTimeline = signal(false);
  readonly wantsDiagrams = signal(false);
  readonly #revealed = signal<CaseDetail['sections'] | null>(null);

  readonly #path = computed(() => {
    const id = this.id();
    return id === undefined ? undefined : { path: `/api/cases/${id}`, language: this.#language() };
  });
  readonly #detail = resource({
    params: () => this.#path(),
    loader: ({ params, abortSignal }) => this.#api.get<CaseDetail>(params.path, {}, abortSignal),
  });
  readonly #timeline = resource({
    params: () => (this.wantsTimeline() ? this.#path() : undefined),
    loader: ({ params, abortSignal }) =>
      this.#api.get<{ entries: TimelineEntry[] }>(`${params.path}/timeline`, {}, abortSignal),
  });
  readonly #diagrams = resource({
    params: () => (this.wantsDiagrams() ? this.#path() : undefined),
    loader: ({ params, abortSignal }) =>
      this.#api.get<{ diagrams: Diagram[] }>(`${params.path}/diagrams`, {}, abortSignal),
  });

  readonly detail = computed(() => (this.#detail.hasValue() ? this.#detail.value() : undefined));
  readonly problem = computed(() => this.#detail.error());
  readonly sections = computed(() => this.#revealed() ?? this.detail()?.sections ?? []);
  readonly revealed = computed(() => this.#revealed() !== null);
  readonly timeline = computed(() => (this.#timeline.hasValue() ? this.#timeline.value().entries : undefined));
  readonly timelineProblem = computed(() => this.#timeline.error());
  /** Reading the same again draws nothing anew, so that zoom and place stay. */
  readonly diagrams = computed(() => this.#localisedDiagrams(), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  readonly diagramProblem = computed(() => this.#diagrams.error());

  show(id: string): void {
    if (this.id() !== id) this.#revealed.set(null);
    this.id.set(id);
  }

  reload(): void {
    this.#detail.reload();
    this.#timeline.reload();
    this.#diagrams.reload();
  }

  /** Asks for the protected facts; the server records who saw them (RPT-051 to RPT-053). */
  async reveal(): Promise<void> {
    const { sections } = await this.#api.post<{ sections: CaseDetail['sections'] }>(
      `/api/cases/${this.id() ?? ''}/reveal`,
    );
    this.#revealed.set(sections);
    this.#timeline.reload();
  }

  #localisedDiagrams(): Diagram[] | undefined {
    if (!this.#diagrams.hasValue()) return undefined;
    return this.#diagrams.value().diagrams.map((diagram) => localiseDiagram(diagram, this.#language()));
  }

  hide(): void {
    this.#revealed.set(null);
  }
}
