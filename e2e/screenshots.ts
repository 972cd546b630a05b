import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { rootDir } from '../tools/root-dir.mjs';
import { screenshot, signIn, startApplication, type viewports, type Visitor } from './harness.ts';
import { launchBrowser, openVisitor } from './harness/browser.ts';
import { PASSWORD } from './pages/staff.ts';

interface View {
  readonly name: string;
  readonly path: string;
  /** Who sees it; nobody signed in when left out. */
  readonly account?: string;
  /** Leads from the address to what is to be seen. */
  readonly open?: (page: Page) => Promise<void>;
}

const firstItem = async (page: Page) => {
  await page
    .getByRole('main')
    .getByRole('button', { name: /[SN]M\d{6}/ })
    .first()
    .click();
  await page.getByRole('tab').first().waitFor();
};
const readOn = async (page: Page) => {
  await page.getByRole('button', { name: /我已阅读以上条款|I have read the terms/ }).click();
  await page.getByRole('link', { name: /实名举报|With my name/ }).click();
};
const firstCase = async (page: Page, tab: string) => {
  await page
    .getByRole('main')
    .getByRole('link', { name: /^[SN]M/ })
    .first()
    .click();
  await page.waitForURL(/\/app\/cases\/[^?]+/);
  await page.goto(`${page.url()}?tab=${tab}`);
};
/** As an engine server out of reach makes it look, with an alarm of each kind. */
const engineAway = async (page: Page) => {
  const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const message = 'camunda7: Expected the server at http://127.0.0.1:8080/engine-rest to answer, but it did not.';
  const codes = ['unreachable', 'command-refused', 'events-lost', 'duplicate-instance', 'intake-failed'];
  const alarms = codes.map((code, index) => ({ id: code, code, message, at: at(3 + index * 95) }));
  const engine = { name: 'camunda7', status: 'failing', pendingCommands: 37, lagSeconds: 190, alarms: alarms.length };
  const state = { ...engine, oldestCommandAt: at(3), alarms };
  await page.route('**/api/engine', (route) => route.fulfill({ json: state }));
  await page.route('**/api/health', (route) =>
    route.fulfill({ status: 503, json: { status: 'failing', parts: { engine } } }),
  );
  await page.reload();
  await page.getByRole('main').getByRole('listitem').last().waitFor();
  await page.locator('summary').nth(1).click();
  await page.getByRole('main').evaluate((main) => main.scrollTo(0, 0));
  await page.unrouteAll({ behavior: 'wait' });
};

const VIEWS: readonly View[] = [
  { name: 'notice', path: '/' },
  { name: 'submit', path: '/', open: (page) => readOn(page) },
  { name: 'query', path: '/query' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'workbench', path: '/app/workbench', account: 'sanyuan.admin' },
  { name: 'inbox', path: '/app/inbox', account: 'sanyuan.admin' },
  { name: 'task', path: '/app/inbox', account: 'sanyuan.admin', open: firstItem },
  { name: 'cases', path: '/app/cases', account: 'xianyang.supervisor' },
  { name: 'timeline', path: '/app/cases', account: 'xianyang.supervisor', open: (page) => firstCase(page, 'timeline') },
  { name: 'diagram', path: '/app/cases', account: 'xianyang.supervisor', open: (page) => firstCase(page, 'diagram') },
  { name: 'messages', path: '/app/messages', account: 'sanyuan.admin' },
  { name: 'users', path: '/app/admin/users', account: 'sanyuan.admin' },
  { name: 'units', path: '/app/admin/units', account: 'xianyang.admin' },
  { name: 'calendar', path: '/app/admin/calendar', account: 'sanyuan.admin' },
  { name: 'definitions', path: '/app/admin/definitions', account: 'process.admin' },
  { name: 'engine', path: '/app/admin/engine', account: 'process.admin' },
  { name: 'engine-away', path: '/app/admin/engine', account: 'process.admin', open: engineAway },
  { name: 'simulator', path: '/app/simulator', account: 'process.admin' },
  { name: 'audit', path: '/app/admin/audit', account: 'audit.admin' },
];

const app = await startApplication({ DEMO_CASES: '60', PUBLIC_READS_PER_MINUTE: '10000' });
const browser = await launchBrowser();
try {
  if (process.argv.includes('--readme')) await pictureOfReadme();
  else for (const viewport of ['desk', 'phone'] as const) await pictures(viewport);
} finally {
  await browser.close();
  await app.dispose();
}

/** Every page in both languages as e2e/screenshots-out/pages/<window>-<language>/<page>.png. */
async function pictures(viewport: keyof typeof viewports): Promise<void> {
  const visitors = new Map<string, Visitor>();
  for (const language of ['zh', 'en'] as const) {
    for (const view of VIEWS) {
      const key = `${language} ${view.account ?? ''}`;
      const visitor = visitors.get(key) ?? (await enter(view.account, viewport, language));
      visitors.set(key, visitor);
      await show(visitor.page, view);
      await screenshot(visitor.page, `pages/${viewport}-${language}/${view.name}`);
    }
  }
  for (const { context } of visitors.values()) await context.close();
}

async function pictureOfReadme(): Promise<void> {
  const { page } = await enter('xianyang.supervisor', 'desk', 'zh');
  await show(page, { name: 'case', path: '/app/cases?status=verifying', open: (page) => firstCase(page, 'diagram') });
  await page.screenshot({ path: join(rootDir, 'docs', 'images', 'safeflow.png'), animations: 'disabled' });
}

async function enter(account: string | undefined, viewport: keyof typeof viewports, language: 'zh' | 'en') {
  const visitor = await openVisitor(browser, app.url, { viewport });
  if (account !== undefined) await signIn(visitor, account, PASSWORD);
  await visitor.page.goto(account === undefined ? '/' : '/app/workbench');
  if (language === 'en') {
    await visitor.page.getByRole('button', { name: 'English' }).click();
    // The choice is kept only once its texts are there.
    await visitor.page.locator('html[lang=en]').waitFor({ state: 'attached' });
  }
  return visitor;
}

async function show(page: Page, { path, open }: View): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading').first().waitFor();
  await open?.(page);
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
}
