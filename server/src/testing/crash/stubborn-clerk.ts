import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../../demo/index.ts';
import { TestBrowser, type Answer } from '../test-browser.ts';

const STEPS: readonly { readonly step: string; readonly values: Record<string, unknown> }[] = [
  { step: 'review_intake', values: { decision: 'accept' } },
  { step: 'dispatch', values: { leadUnit: '', reportRequired: false } },
];

interface Item {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}

/** A member of staff who goes on after every interruption and never believes that a request without answer was done. */
export class StubbornClerk {
  /** Ids of the cases opened and of the items completed, as the server has confirmed them. */
  readonly opened: string[] = [];
  readonly completed: string[] = [];
  readonly #url: string;
  readonly #account: string;
  #browser: TestBrowser;

  constructor(url: string, account: string) {
    this.#url = url;
    this.#account = account;
    this.#browser = new TestBrowser(url);
  }

  async signIn(): Promise<void> {
    await this.#insist(async () => {
      this.#browser = new TestBrowser(this.#url);
      await this.#browser.signIn(this.#account, DEMO_PASSWORD);
    });
  }

  /** Enters one report and takes it through acceptance and dispatch. */
  async handle(index: number): Promise<void> {
    const caseId = await this.#open(index);
    this.opened.push(caseId);
    for (const { step, values } of STEPS) await this.#finish(caseId, step, values);
  }

  async #open(index: number): Promise<string> {
    const values = {
      ...{
        form: 'real',
        channel: 'phone',
        receivedOn: '2026-11-20',
        reporterName: '王某某',
        reporterPhone: '19900008888',
      },
      ...{
        title: `断电演练第${index}号`,
        regionCode: '610422',
        place: '某某路 1 号',
        industry: 'gas',
        matter: 'hazard',
      },
      ...{ facts: '燃气管道锈蚀漏气，多次反映无人处理。', decision: 'later' },
    };
    const body = { type: 'report', requestId: randomUUID(), values };
    const { body: opened } = await this.#ask(() => this.#browser.post<{ id: string }>('/api/cases', body), [201]);
    return opened.id;
  }

  async #finish(caseId: string, step: string, values: Record<string, unknown>): Promise<void> {
    const found = await this.#itemOf(caseId, step);
    for (;;) {
      const { body } = await this.#ask(
        () => this.#browser.get<{ item: Item; data: Record<string, unknown> }>(`/api/work-items/${found}`),
        [200],
      );
      const { id, state, version } = body.item;
      if (state === 'completed') break;
      if (state === 'open')
        await this.#ask(() => this.#browser.post(`/api/work-items/${id}/claim`, { version }), [200, 409]);
      else
        await this.#ask(
          () => this.#browser.post(`/api/work-items/${id}/complete`, { version, values: filled(values, body.data) }),
          [200, 409],
        );
    }
    this.completed.push(found);
  }

  async #itemOf(caseId: string, step: string): Promise<string> {
    for (;;) {
      const path = `/api/work-items?folder=todo&step=${step}&limit=30&sort=-created`;
      const { body } = await this.#ask(
        () => this.#browser.get<{ items: { id: string; caseId: string }[] }>(path),
        [200],
      );
      const item = body.items.find((one) => one.caseId === caseId);
      if (item) return item.id;
      await setTimeout(50);
    }
  }

  async #ask<Body>(request: () => Promise<Answer<Body>>, expected: readonly number[]): Promise<Answer<Body>> {
    return this.#insist(async () => {
      const answer = await request();
      if (!expected.includes(answer.status))
        throw new TypeError(
          `Expected ${expected.join(' or ')}, but got ${answer.status}: ${JSON.stringify(answer.body)}`,
        );
      return answer;
    });
  }

  async #insist<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (attempt > 400) throw error;
        await setTimeout(100);
      }
    }
  }
}

/** The first unit offered leads. */
function filled(values: Record<string, unknown>, data: Record<string, unknown>): Record<string, unknown> {
  if (!('leadUnit' in values)) return values;
  const [first] = data['targets'] as { value: string }[];
  return { ...values, leadUnit: first?.value };
}
