import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type ConsoleMessage, type Page } from 'playwright-core';
import { findChromium } from '../../tools/find-chromium.ts';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Window sizes at which every page must be usable. */
export const viewports = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** Starts the system's Chromium without a window. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Expected Chromium, but found none; set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, headless: true, args: quiet });
}

export interface Visit {
  readonly viewport?: keyof typeof viewports;
  /** Language that the browser asks for. */
  readonly locale?: 'zh-CN' | 'en-US';
}

/** A person's browser with cookies of its own, and what went wrong in it unseen. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors thrown or logged by the page, broken security policies included. */
  readonly pageErrors: string[];
}

/** Opens a private browser window on the application. */
export async function openVisitor(browser: Browser, url: string, visit: Visit = {}): Promise<Visitor> {
  const viewport = viewports[visit.viewport ?? 'desk'];
  const phone = visit.viewport === 'phone';
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: visit.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: phone,
    isMobile: phone,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message)) pageErrors.push(message.text());
  });
  return { context, page, pageErrors };
}

/** The browser reports every 4xx and 5xx as an error, but an answer that says no, or that a part of the server fails, is none. */
function isRefusal(message: ConsoleMessage): boolean {
  const { url } = message.location();
  if (url.endsWith('/api/health')) return / status of 503 /.test(message.text());
  return url.includes('/api/') && / status of 4\d\d /.test(message.text());
}

/** Signs in through the API, for flows that are not about signing in. */
export async function signIn({ context }: Visitor, account: string, password: string): Promise<void> {
  const answer = await context.request.post('/api/session', { data: { account, password } });
  if (!answer.ok())
    throw new Error(`Expected "${account}" to sign in, but got ${answer.status()}: ${await answer.text()}`);
}

/** Keeps a picture of the page as e2e/screenshots-out/<name>.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const path = join(import.meta.dirname, '..', 'screenshots-out', `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
}
