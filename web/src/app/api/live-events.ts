import { Injectable, signal } from '@angular/core';

export interface LiveEvent {
  readonly name: string;
  readonly data: unknown;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** Events the server pushes to the signed-in user; comes back by itself after a break. */
@Injectable({ providedIn: 'root' })
export class LiveEvents {
  readonly #connected = signal(true);
  readonly #listeners = new Map<string, Set<(data: unknown) => void>>();
  readonly #openListeners = new Set<() => void>();
  #source: EventSource | undefined;
  #wait = FIRST_WAIT;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** False while the connection is broken: what is shown may be old. */
  readonly connected = this.#connected.asReadonly();

  /** Calls `listener` for each event of that name; the result ends it. */
  on(name: string, listener: (data: unknown) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(name, listeners);
    this.#source?.addEventListener(name, this.#receive);
    return () => listeners.delete(listener);
  }

  /** Calls `listener` whenever the connection is there (again): what was read before may have missed something. */
  onOpen(listener: () => void): () => void {
    this.#openListeners.add(listener);
    return () => this.#openListeners.delete(listener);
  }

  open(): void {
    if (this.#source) return;
    const source = new EventSource('/api/events');
    source.onopen = () => {
      this.#connected.set(true);
      this.#wait = FIRST_WAIT;
      for (const listener of this.#openListeners) listener();
    };
    source.onerror = () => this.#retryLater();
    for (const name of this.#listeners.keys()) source.addEventListener(name, this.#receive);
    this.#source = source;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  readonly #receive = (event: MessageEvent<string>): void => {
    const data: unknown = event.data === '' ? undefined : JSON.parse(event.data);
    for (const listener of this.#listeners.get(event.type) ?? []) listener(data);
  };

  #retryLater(): void {
    this.#connected.set(false);
    this.close();
    this.#timer = setTimeout(() => this.open(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }
}
