import { randomUUID } from 'node:crypto';
import { request, type APIRequestContext, type APIResponse } from 'playwright-core';
import { PASSWORD } from './staff.ts';

/** Phone of the reporter whose report lies ready at the start of a test. */
export const REPORTER_PHONE = '19900008888';

interface Item {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly caseId: string;
  readonly caseNumber: string;
}

/** Hands in a real-name report of a place in 三原县 and returns its code; for tests that are about what comes after. */
export async function handIn(url: string, change: Record<string, unknown> = {}): Promise<string> {
  const context = await request.newContext({ baseURL: url });
  const { id } = await bodyOf<{ id: string }>(await context.get('/api/public/captcha'));
  const { answer } = await bodyOf<{ answer: string }>(await context.get(`/api/simulator/captchas/${id}`));
  const data = {
    requestId: randomUUID(),
    captcha: { id, answer },
    reporter: { name: '李某某', phone: REPORTER_PHONE },
    regionCode: '610422',
    place: '西环路 6 号仓库',
    industry: 'fire-safety',
    matter: 'hazard',
    title: '仓库堵塞消防通道',
    facts: '仓库长期占用消防通道堆放货物，多次劝说无效。',
    enterprise: '三原县示例仓储有限公司',
    ...change,
  };
  const { code } = await bodyOf<{ code: string }>(await context.post('/api/public/reports', { data }));
  await context.dispose();
  return code;
}

/** Somebody of the staff who does steps that the test is not about. */
export class StaffApi {
  readonly #context: APIRequestContext;

  private constructor(context: APIRequestContext) {
    this.#context = context;
  }

  static async signIn(url: string, account: string): Promise<StaffApi> {
    const guest = await request.newContext({ baseURL: url });
    const session = await guest.post('/api/session', { data: { account, password: PASSWORD } });
    const { csrfToken } = await bodyOf<{ csrfToken: string }>(session);
    const storageState = await guest.storageState();
    await guest.dispose();
    const extraHTTPHeaders = { 'X-CSRF-Token': csrfToken };
    return new StaffApi(await request.newContext({ baseURL: url, storageState, extraHTTPHeaders }));
  }

  /** Claims and completes a step of a report; returns the id of its case. */
  async finish(step: string, code: string, values: Record<string, unknown>): Promise<string> {
    const item = await this.#find(step, code);
    const claim = await this.#context.post(`/api/work-items/${item.id}/claim`, { data: { version: item.version } });
    const { version } = await bodyOf<Item>(claim);
    await bodyOf(await this.#context.post(`/api/work-items/${item.id}/complete`, { data: { version, values } }));
    return item.caseId;
  }

  get(path: string): Promise<APIResponse> {
    return this.#context.get(path);
  }

  /** Steps appear once a worker has done its part, so the inbox is asked until this one is there. */
  async #find(step: string, code: string): Promise<Item> {
    const patience = Date.now() + 10_000;
    for (;;) {
      const { items } = await bodyOf<{ items: Item[] }>(
        await this.#context.get(`/api/work-items?folder=todo&q=${code}`),
      );
      const found = items.find((item) => item.name === step && item.caseNumber === code);
      if (found) return found;
      if (Date.now() > patience)
        throw new Error(`Expected the step "${step}" of ${code} in the inbox, but it is not there.`);
    }
  }
}

async function bodyOf<Body>(answer: APIResponse): Promise<Body> {
  if (!answer.ok()) throw new Error(`Expected an answer, but got ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}
