import {
  Component,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import type { Diagram } from '@safeflow/contracts';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Texts } from '../../i18n/texts.ts';
import { markClass, markNote } from './diagram-marks.ts';

interface Canvas {
  zoom(level: number | 'fit-viewport', center?: 'auto'): number;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
}

interface Overlays {
  add(element: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
}

interface ElementRegistry {
  get(id: string): { businessObject?: { name?: string; $attrs?: unknown; extensionElements?: unknown } } | undefined;
}

interface Drawn {
  readonly id: string;
  /** Missing on the ground. */
  readonly parent?: unknown;
  /** Only on a flow. */
  readonly waypoints?: unknown;
}

const LARGEST_FIRST_ZOOM = 1;
/** Leaves some room around a drawing that fills the canvas. */
const MARGIN = 0.96;

/** A process drawn with how far it has come; loaded by `@defer`, since the library is large. */
@Component({
  selector: 'sf-diagram-view',
  imports: [NzButtonModule, NzIconModule],
  encapsulation: ViewEncapsulation.None,
  templateUrl: './diagram-view.html',
  styleUrl: './diagram-view.less',
})
export class DiagramView {
  readonly diagram = input.required<Diagram>();
  readonly selected = input<string | null>(null);
  /** Id of the element that was clicked; null for the ground. */
  readonly choose = output<string | null>();
  protected readonly t = inject(Texts).t;
  protected readonly failed = signal(false);
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  #viewer: NavigatedViewer | undefined;

  constructor() {
    effect((onCleanup) => {
      const viewer = new NavigatedViewer({ container: this.host().nativeElement });
      this.#viewer = viewer;
      void this.#draw(viewer, this.diagram());
      onCleanup(() => viewer.destroy());
    });
    effect((onCleanup) => {
      const id = this.selected();
      this.diagram();
      this.#mark(id, 'addMarker');
      onCleanup(() => this.#mark(id, 'removeMarker'));
    });
  }

  protected zoom(factor: number): void {
    const canvas = this.#viewer?.get<Canvas & { zoom(): number }>('canvas');
    if (canvas) canvas.zoom(canvas.zoom() * factor);
  }

  protected fit(): void {
    const canvas = this.#viewer?.get<Canvas>('canvas');
    if (canvas) canvas.zoom(Math.min(canvas.zoom('fit-viewport', 'auto') * MARGIN, LARGEST_FIRST_ZOOM), 'auto');
  }

  async #draw(viewer: NavigatedViewer, diagram: Diagram): Promise<void> {
    try {
      await viewer.importXML(diagram.xml);
    } catch {
      this.failed.set(true);
      return;
    }
    this.failed.set(false);
    this.fit();
    this.#decorate(viewer, diagram);
    viewer.on<{ element: Drawn }>('element.click', ({ element }) => {
      if (!element.waypoints) this.choose.emit(element.parent ? element.id.replace(/_label$/, '') : null);
    });
    this.#mark(this.selected(), 'addMarker');
  }

  #decorate(viewer: NavigatedViewer, diagram: Diagram): void {
    const canvas = viewer.get<Canvas>('canvas');
    const overlays = viewer.get<Overlays>('overlays');
    const registry = viewer.get<ElementRegistry>('elementRegistry');
    for (const flow of diagram.flows) if (registry.get(flow)) canvas.addMarker(flow, 'sf-walked');
    for (const mark of diagram.marks) {
      if (!registry.get(mark.elementId)) continue;
      canvas.addMarker(mark.elementId, markClass(mark));
      const note = markNote(mark);
      if (!note) continue;
      const html = document.createElement('div');
      html.className = `sf-mark-note sf-note-${mark.state}`;
      html.textContent = note;
      overlays.add(mark.elementId, { position: { bottom: -2, left: 0 }, html });
    }
  }

  #mark(id: string | null, action: 'addMarker' | 'removeMarker'): void {
    const viewer = this.#viewer;
    if (!id || !viewer?.get<ElementRegistry>('elementRegistry').get(id)) return;
    viewer.get<Canvas>('canvas')[action](id, 'sf-chosen');
  }
}
