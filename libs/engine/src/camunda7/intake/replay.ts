import type { ElementModel, ProcessModel } from '../../model/process-model.ts';
import type { EventBody } from '../../remote/intake-unit.ts';
import type { HistoricActivity } from '../client/rest-types.ts';
import { parseHidden } from '../translate/hidden-names.ts';
import { ROOT, shortId, type Mirror, type MirrorElement } from './mirror.ts';
import type { Snapshot } from './snapshot.ts';

export type Emit = (at: number, body: EventBody) => void;

/** What a row of the history stands for. */
export interface Occurrence {
  readonly row: HistoricActivity;
  readonly element: ElementModel;
  readonly loop?: true;
  /** A hidden step that holds the token of the element. */
  readonly holds?: true;
}

/** What the steps of replaying share: the model, the mirror that is brought up to the snapshot, and where events go. */
export class Replay {
  readonly model: ProcessModel;
  readonly mirror: Mirror;
  readonly snapshot: Snapshot;
  readonly emit: Emit;
  /** Something that was read does not fit together yet and has to be read again. */
  isIncomplete = false;
  /** What has not been entered yet. */
  fresh: Occurrence[] = [];
  readonly rows: ReadonlyMap<string, HistoricActivity>;
  readonly #byId = new Map<string, MirrorElement>();
  readonly #seen: Set<string>;
  /** Rows that have ended, whose ends have not been told. */
  readonly ending = new Map<MirrorElement, HistoricActivity>();

  constructor(model: ProcessModel, mirror: Mirror, snapshot: Snapshot, emit: Emit) {
    this.model = model;
    this.mirror = mirror;
    this.snapshot = snapshot;
    this.emit = emit;
    this.rows = new Map(snapshot.activities.map((row) => [row.id, row]));
    this.#seen = new Set(mirror.seen);
    for (const element of mirror.elements) this.#byId.set(element.id, element);
  }

  /** What a row stands for; undefined for steps that are nobody's business. */
  occurrence(row: HistoricActivity): Occurrence | undefined {
    const hidden = parseHidden(row.activityId);
    const element = this.model.elements.get(hidden?.elementId ?? row.activityId);
    if (!element) return undefined;
    if (!hidden) return { row, element };
    switch (hidden.kind) {
      case 'loop':
        return { row, element, loop: true };
      case 'error':
        return { row, element, holds: true };
      case 'errorloop':
        return { row, element, loop: true, holds: true };
      default:
        return undefined;
    }
  }

  byId(id: string): MirrorElement | undefined {
    return this.#byId.get(id);
  }

  isSeen(id: string): boolean {
    return this.#seen.has(shortId(id));
  }

  see(id: string): void {
    this.#seen.add(shortId(id));
    this.mirror.seen.push(shortId(id));
  }

  nextKey(): string {
    this.mirror.lastKey += 1;
    return String(this.mirror.lastKey);
  }

  add(element: MirrorElement): void {
    this.mirror.elements.push(element);
    this.#byId.set(element.id, element);
  }

  /** Gives an element that was held the row under which the server has entered it. */
  rename(element: MirrorElement, id: string): void {
    this.#byId.delete(element.id);
    element.id = id;
    this.#byId.set(id, element);
  }

  remove(element: MirrorElement): void {
    this.mirror.elements = this.mirror.elements.filter((other) => other !== element);
    this.#byId.delete(element.id);
    this.ending.delete(element);
  }

  childrenOf(key: string): MirrorElement[] {
    return this.mirror.elements.filter(({ scope }) => scope === key);
  }

  /** Key of the nearest element instance around a row that is not hidden; undefined when that is not known yet. */
  scopeOf(row: HistoricActivity): string | undefined {
    let id = row.parentActivityInstanceId;
    while (id !== this.snapshot.instance.id) {
      if (id === null) return this.#scopeByModel(row);
      const known = this.#byId.get(id);
      if (known) return known.key;
      const parent = this.rows.get(id);
      if (!parent) return undefined;
      const occurrence = this.occurrence(parent);
      if (occurrence && !occurrence.holds) return undefined;
      id = parent.parentActivityInstanceId;
    }
    return ROOT;
  }

  /** Whether something inside an element instance has not been entered yet, so that it cannot end before. */
  hasFreshInside({ id }: MirrorElement): boolean {
    return this.fresh.some(({ row }) => {
      for (let at: HistoricActivity | undefined = row; at; at = this.rows.get(at.parentActivityInstanceId ?? '')) {
        if (at.parentActivityInstanceId === id) return true;
      }
      return false;
    });
  }

  /** Whether an event at an element instance has happened beside it and was not told: the server gets to it when it has gone on. */
  hasFreshBeside({ element: host, scope }: MirrorElement): boolean {
    return this.fresh.some(
      ({ row, element }) => element.attachedTo === host && !element.interrupting && this.scopeOf(row) === scope,
    );
  }

  /** The server leaves out what is around a scope that a modification has entered. */
  #scopeByModel(row: HistoricActivity): string | undefined {
    const element = this.occurrence(row)?.element;
    if (!element || element.scope === this.model.root.id) return ROOT;
    return this.mirror.elements.findLast(({ element: id }) => id === element.scope)?.key;
  }

  elementOf({ element }: MirrorElement): ElementModel {
    const found = this.model.elements.get(element);
    if (!found) throw new Error(`Expected element "${element}" in "${this.model.processId}", but there is none.`);
    return found;
  }
}

/** Milliseconds of a time that the server tells. */
export function timeOf(text: string | null | undefined): number {
  return text ? Date.parse(text) : Date.now();
}
