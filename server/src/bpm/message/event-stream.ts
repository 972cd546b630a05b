import type { Response } from 'express';
import { defineError } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import { holdersOf } from '../work-item/require-item.ts';
import { workItemCounts } from '../work-item/work-item-counts.ts';
import type { UserEvent } from './user-events.ts';

const HEARTBEAT = 25_000;
/** A page connects again after this long and shows anew who it is, so that a stream does not outlive its session for long. */
const LONGEST = 10 * 60_000;
/** Events of one busy moment are gathered before counting anew. */
const GATHER = 200;
const STREAMS_PER_USER = 10;

const tooManyStreams = defineError('too-many-streams', 429, {
  zh: '您打开的页面过多，请关闭一些后重试。',
  en: 'You have too many pages open. Please close some of them.',
});

/** The open pages of all users, each kept up to date until it goes away. */
export class EventStreams {
  readonly #context: KernelContext;
  readonly #responses = new Map<string, Set<Response>>();

  constructor(context: KernelContext) {
    this.#context = context;
  }

  async open(principal: Principal, response: Response): Promise<void> {
    const responses = this.#responses.get(principal.userId) ?? new Set();
    if (responses.size >= STREAMS_PER_USER) throw tooManyStreams();
    this.#responses.set(principal.userId, responses.add(response));
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const page = new OpenPage(this.#context, principal, response);
    const unsubscribe = this.#context.userEvents.subscribe(holdersOf(principal), (event) => page.take(event));
    const heartbeat = setInterval(() => page.beat(), HEARTBEAT).unref();
    const end = setTimeout(() => response.end(), LONGEST).unref();
    response.on('close', () => {
      clearInterval(heartbeat);
      clearTimeout(end);
      unsubscribe();
      page.close();
      responses.delete(response);
      if (responses.size === 0) this.#responses.delete(principal.userId);
    });
    await page.sendCounts();
  }

  /** Ends all streams, so that the server can stop; pages connect again. */
  closeAll(): void {
    for (const responses of this.#responses.values()) for (const response of responses) response.end();
  }
}

class OpenPage {
  readonly #context: KernelContext;
  readonly #principal: Principal;
  readonly #response: Response;
  #arrived: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #lastCounts = '';

  constructor(context: KernelContext, principal: Principal, response: Response) {
    this.#context = context;
    this.#principal = principal;
    this.#response = response;
  }

  take(event: UserEvent): void {
    if (event.type === 'arrived') this.#arrived.push(event.itemId);
    this.#timer ??= setTimeout(() => this.#flush(), GATHER).unref();
  }

  /** Other replicas change numbers without telling us, so each beat counts anew. */
  beat(): void {
    this.#write('ping', {});
    this.#timer ??= setTimeout(() => this.#flush(), GATHER).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async sendCounts(): Promise<void> {
    const counts = await workItemCounts(this.#context, this.#principal);
    const text = JSON.stringify(counts);
    if (text === this.#lastCounts) return;
    this.#lastCounts = text;
    this.#write('counts', counts);
  }

  #flush(): void {
    this.#timer = undefined;
    const ids = this.#arrived.splice(0);
    if (ids.length > 0) this.#write('items', { ids: [...new Set(ids)] });
    this.sendCounts().catch((error: unknown) =>
      this.#context.logger.warn({ err: error }, 'counting for an open page failed'),
    );
  }

  #write(event: string, data: unknown): void {
    if (!this.#response.writableEnded) this.#response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
