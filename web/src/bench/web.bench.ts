import { type Browser, chromium } from 'playwright-core';
import { startApplication } from './application.ts';
import { transferred } from './transferred.ts';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** An account of the demonstration with the shell of daily work. */
const ACCOUNT = { account: 'sanyuan.info', password: 'SafeFlow@2026' };

/** Name under which the bench command knows it. */
export const group = 'web';

/** Transferred size of the first page of the public site and of the staff shell, as the real server sends them. */
export async function run() {
  const application = await startApplication();
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? 'chromium', args: FLAGS });
  try {
    const figure = (name: string, bytes: number, goal: string) => ({
      group,
      name,
      value: Math.round(bytes / 100) / 10,
      unit: 'kB',
      goal,
    });
    return [
      figure('public first page, transferred', await visit(browser, application.url, '/'), '<= 250'),
      figure('sign-in page, transferred', await visit(browser, application.url, '/sign-in'), ''),
      figure(
        'staff shell with workbench, transferred',
        await visit(browser, application.url, '/app/workbench', true),
        '<= 500',
      ),
      figure(
        'staff shell with inbox, transferred',
        await visit(browser, application.url, '/app/inbox', true),
        '<= 500',
      ),
    ];
  } finally {
    await browser.close();
    await application.stop();
  }
}

async function visit(browser: Browser, url: string, path: string, signedIn = false): Promise<number> {
  const context = await browser.newContext();
  try {
    if (signedIn) {
      const answer = await context.request.post(`${url}/api/session`, { data: ACCOUNT });
      if (!answer.ok())
        throw new Error(`Expected "${ACCOUNT.account}" to sign in, but the server answered ${answer.status()}.`);
    }
    return await transferred(context, `${url}${path}`);
  } finally {
    await context.close();
  }
}
