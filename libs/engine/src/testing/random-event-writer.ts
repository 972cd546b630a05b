import { message, onMessage, onSignal, onTimer, signal } from './bpmn.ts';
import type { Block } from './random-model.ts';

/** How a model names what is global, and how long its timers take. `isInTheWay`: the process waits for it. */
export interface ModelNames {
  readonly name: (local: string) => string;
  readonly message: (elementId: string, isInTheWay: boolean) => string;
  /** ISO 8601 duration; `guards`: the block that a timer in nobody's way may interrupt. */
  readonly timer: (elementId: string, isInTheWay: boolean, guards?: Block) => string;
}

/** An event that a message or signal triggers while its host is active; one in the way is its own host. */
export interface CatchingElement {
  readonly elementId: string;
  host: string;
  readonly kind: 'message' | 'signal';
  readonly name: string;
}

interface Place {
  readonly id: string;
  readonly host: string;
  readonly isInTheWay?: boolean;
  readonly guards?: Block;
}

/** Writes event definitions, and declares the messages and signals that they need. */
export class EventWriter {
  globals = '';
  readonly catching: CatchingElement[] = [];
  readonly #names: ModelNames;
  readonly #declared = new Set<string>();

  constructor(names: ModelNames) {
    this.#names = names;
  }

  write(kind: 'timer' | 'message' | 'signal', { id, host, isInTheWay = false, guards }: Place): string {
    if (kind === 'timer') return onTimer('timeDuration', this.#names.timer(id, isInTheWay, guards));
    const name = kind === 'signal' ? this.#names.name(`signal_${id}`) : this.#names.message(id, isInTheWay);
    const ref = `${kind}_${name}`;
    if (!this.#declared.has(ref)) this.globals += kind === 'signal' ? signal(ref, name) : message(ref, name, '=number');
    this.#declared.add(ref);
    this.catching.push({ elementId: id, host, kind, name });
    return kind === 'signal' ? onSignal(ref) : onMessage(ref);
  }

  /** Tells the host of an event that was written before it. */
  setHost(elementId: string, host: string): void {
    for (const event of this.catching) if (event.elementId === elementId) event.host = host;
  }
}
