import type { Locator, Page } from 'playwright-core';

/** How far an element of a drawn process is. */
export type Progress = 'done' | 'current' | 'waiting' | 'failed';

/** A case with its timeline and diagrams. */
export class CasePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Finds the case by its number in the list and opens it. */
  static async find(page: Page, code: string): Promise<CasePage> {
    await page.goto(`/app/cases?q=${code}`);
    await page.getByRole('link', { name: code }).click();
    await page.waitForURL((url) => /^\/app\/cases\/[^/]+$/.test(url.pathname));
    const found = new CasePage(page);
    await found.timeline.waitFor();
    return found;
  }

  get timeline(): Locator {
    return this.page.getByRole('tabpanel', { name: '办理过程' });
  }

  async show(tab: string): Promise<void> {
    await this.page.getByRole('tab', { name: tab }).click();
  }

  /** Shows one of the case's processes as a drawing; `of` is the unit whose process it is, where there are several. */
  async drawing(process: string, of = ''): Promise<Locator> {
    await this.show('流程图');
    await this.page.getByRole('button', { name: `${process} ${of}`.trim() }).click();
    const drawing = this.page.getByLabel(`流程图：${process}`);
    await drawing.locator('g.djs-shape').first().waitFor();
    return drawing;
  }
}

/** Names of the drawn steps that are marked as being so far, in the order of the drawing. */
export async function marked(drawing: Locator, progress: Progress): Promise<string[]> {
  return drawing
    .locator(`g.djs-element.sf-${progress}`)
    .evaluateAll((elements) =>
      elements
        .map((element) => element.querySelector('.djs-label')?.textContent.trim() ?? '')
        .filter((name) => name !== ''),
    );
}

/** How many connections are drawn as walked. */
export function walkedFlows(drawing: Locator): Promise<number> {
  return drawing.locator('g.djs-connection.sf-walked').count();
}
