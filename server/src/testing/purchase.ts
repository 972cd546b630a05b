import { randomUUID } from 'node:crypto';
import type { CaseDetail, Page, TimelineEntry, WorkItem, WorkItemDetail } from '@safeflow/contracts';
import type { TestBrowser } from './test-browser.ts';

export interface Request {
  readonly title: string;
  readonly amount: number;
  readonly industry: string;
  readonly payingUnit: string;
}

const USUAL: Request = { title: '采购防护服', amount: 500, industry: 'mining', payingUnit: 'd' };

/** Opens a purchase request and tells its id and number. */
export async function openPurchase(
  browser: TestBrowser,
  values: Partial<Request> = {},
): Promise<{ id: string; number: string }> {
  const body = { type: 'purchase', values: { ...USUAL, ...values }, requestId: randomUUID() };
  const answer = await browser.post<{ id: string; number: string }>('/api/cases', body);
  if (answer.status !== 201) throw new Error(`Expected a case, but got ${JSON.stringify(answer.body)}.`);
  return answer.body;
}

export async function inbox(browser: TestBrowser, folder = 'todo'): Promise<WorkItem[]> {
  return (await browser.get<Page<WorkItem>>(`/api/work-items?folder=${folder}`)).body.items;
}

/** The first open item of a case in the user's inbox. */
export async function itemOf(browser: TestBrowser, caseId: string): Promise<WorkItem> {
  const item = (await inbox(browser)).find((one) => one.caseId === caseId);
  if (!item) throw new Error('Expected an item of the case in the inbox, but there is none.');
  return item;
}

export async function claimItem(browser: TestBrowser, caseId: string): Promise<WorkItem> {
  const { id, version } = await itemOf(browser, caseId);
  return (await browser.post<WorkItem>(`/api/work-items/${id}/claim`, { version })).body;
}

/** Claims the case's item and completes it; throws when that is refused. */
export async function finishItem(
  browser: TestBrowser,
  caseId: string,
  values: Record<string, unknown> = {},
  opinion = '同意',
): Promise<void> {
  const { id, version } = await claimItem(browser, caseId);
  const answer = await browser.post(`/api/work-items/${id}/complete`, { version, values, opinion });
  if (answer.status !== 200)
    throw new Error(`Expected the item to be completed, but got ${JSON.stringify(answer.body)}.`);
}

export async function detailOf(browser: TestBrowser, id: string): Promise<WorkItemDetail> {
  return (await browser.get<WorkItemDetail>(`/api/work-items/${id}`)).body;
}

export async function casePage(browser: TestBrowser, id: string): Promise<CaseDetail> {
  return (await browser.get<CaseDetail>(`/api/cases/${id}`)).body;
}

export async function timeline(browser: TestBrowser, id: string): Promise<TimelineEntry[]> {
  return (await browser.get<{ entries: TimelineEntry[] }>(`/api/cases/${id}/timeline`)).body.entries;
}
