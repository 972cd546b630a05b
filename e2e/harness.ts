import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startApplication, type Application } from './harness/application.ts';
import { launchBrowser, openVisitor, screenshot, type Visit, type Visitor } from './harness/browser.ts';

export { screenshot, signIn, viewports, type Visit, type Visitor } from './harness/browser.ts';
export { startApplication, type Application } from './harness/application.ts';

/** The application and browser of one test file. */
export interface Stage {
  readonly app: Application;
  readonly browser: Browser;
  /** Opens a private window, closed after the file; a failing test leaves pictures of all and the server's last output. */
  visit(visit?: Visit): Promise<Visitor>;
}

/** Starts application and browser before the tests of the calling file and ends both after them. */
export function useStage(settings: Record<string, string> = {}): Stage {
  let app: Application | undefined;
  let browser: Browser | undefined;
  const pages: Page[] = [];
  beforeAll(async () => {
    app = await startApplication(settings);
    browser = await launchBrowser();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    console.error(`Server said last:\n${app?.server.output() ?? ''}`);
    const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    for (const [index, page] of pages.entries()) await screenshot(page, `failed/${name}-${index + 1}`);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.dispose();
  });
  const stage: Stage = {
    get app() {
      if (app === undefined) throw new Error('Expected the application inside a test, but it is not started yet.');
      return app;
    },
    get browser() {
      if (browser === undefined) throw new Error('Expected the browser inside a test, but it is not started yet.');
      return browser;
    },
    async visit(visit) {
      const visitor = await openVisitor(stage.browser, stage.app.url, visit);
      pages.push(visitor.page);
      return visitor;
    },
  };
  return stage;
}
