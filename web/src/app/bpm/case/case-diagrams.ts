import { Component, computed, effect, inject, linkedSignal, model, output, untracked } from '@angular/core';
import type { Diagram } from '@safeflow/contracts';
import { Texts } from '../../i18n/texts.ts';
import { DiagramView } from '../../ui/diagram/diagram-view.ts';
import { elementNames } from '../../ui/diagram/localise-diagram.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { ListSkeleton } from '../../ui/list-skeleton.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { StatusTag } from '../../ui/status-tag.ts';
import { CaseStore } from './case-store.ts';

const TONES = { active: 'active', completed: 'good', terminated: 'neutral' } as const;

/** The processes of a case, drawn one at a time; the main one first. */
@Component({
  selector: 'sf-case-diagrams',
  imports: [DiagramView, EmptyState, ListSkeleton, ProblemBox, StatusTag],
  template: `
    <sf-problem-box [problem]="store.diagramProblem()" retryable (retry)="store.reload()" />
    @if (store.diagrams(); as diagrams) {
      @if (diagrams.length > 1) {
        <div class="sf-row choice" role="group" [attr.aria-label]="t('bpm.diagram.choose')">
          @for (one of diagrams; track one.instanceId) {
            <button
              type="button"
              class="chip"
              [attr.aria-pressed]="one.instanceId === shown()?.instanceId"
              (click)="chosen.set(one.instanceId)"
            >
              <span
                >{{ one.name }} <span class="sf-small sf-soft">{{ holdersOf(one) }}</span></span
              >
              <sf-status-tag [tone]="tones[one.state]" [label]="t('bpm.diagram.state.' + one.state)" />
            </button>
          }
        </div>
      }
      @if (shown(); as diagram) {
        @defer {
          <sf-diagram-view [diagram]="diagram" [selected]="element()" (choose)="element.set($event)" />
        } @placeholder {
          <sf-list-skeleton [rows]="4" />
        }
        <p class="sf-row">
          <label for="diagram-step">{{ t('bpm.diagram.step') }}</label>
          <select id="diagram-step" class="step" (change)="element.set($any($event.target).value || null)">
            <option value="" [selected]="!element()">{{ t('core.none') }}</option>
            @for (step of steps(); track step.id) {
              <option [value]="step.id" [selected]="step.id === element()">{{ step.name }}</option>
            }
          </select>
        </p>
        <p class="sf-small sf-soft">
          {{ t('bpm.diagram.hint') }} · {{ t('bpm.diagram.version', { version: diagram.version }) }}
        </p>
      } @else {
        <sf-empty-state [title]="t('bpm.diagram.none')" />
      }
    } @else if (!store.diagramProblem()) {
      <sf-list-skeleton [rows]="4" />
    }
  `,
  styles: `
    .step {
      max-width: 100%;
      min-height: 32px;
      padding: 2px 8px;
      border: 1px solid #b9c1cc;
      border-radius: var(--sf-radius);
      background: var(--sf-card);
    }
    .choice {
      margin-bottom: 12px;
    }
    .chip {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      padding: 4px 12px;
      border: 1px solid #b9c1cc;
      border-radius: var(--sf-radius);
      background: var(--sf-card);
      cursor: pointer;
    }
    .chip[aria-pressed='true'] {
      border-color: var(--sf-accent);
      background: var(--sf-accent-soft);
    }
  `,
})
export class CaseDiagrams {
  protected readonly store = inject(CaseStore);
  protected readonly t = inject(Texts).t;
  protected readonly tones = TONES;
  /** Element whose history is wanted. */
  readonly element = model<string | null>(null);
  readonly shownDiagram = output<Diagram>();
  protected readonly chosen = linkedSignal<string | undefined, string | undefined>({
    source: () => this.store.id(),
    computation: () => undefined,
  });
  protected readonly shown = computed(() => {
    const diagrams = this.store.diagrams() ?? [];
    return (
      diagrams.find((diagram) => diagram.instanceId === this.chosen()) ??
      diagrams.find((diagram) => diagram.role === 'main') ??
      diagrams[0]
    );
  });

  /** Who has it now, which tells apart several runs of one process. */
  protected holdersOf({ marks }: Diagram): string {
    return [...new Set(marks.filter((mark) => mark.state === 'current').flatMap((mark) => mark.holders))].join('、');
  }

  /** Steps that were reached, for whoever does not use a mouse. */
  protected readonly steps = computed(() => {
    const diagram = this.shown();
    const names = elementNames(diagram?.xml ?? '');
    return (diagram?.marks ?? []).flatMap(({ elementId: id }) => {
      const name = names.get(id);
      return name ? [{ id, name }] : [];
    });
  });

  constructor() {
    this.store.wantsDiagrams.set(true);
    effect(() => {
      const diagram = this.shown();
      if (diagram) untracked(() => this.shownDiagram.emit(diagram));
    });
  }
}
