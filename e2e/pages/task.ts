import type { Locator, Page } from 'playwright-core';
import type { SampleFile } from './sample-file.ts';

/** A work item beside the inbox or on a page of its own. */
export class Task {
  readonly page: Page;
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('region', { name: '办理', exact: true });
  }

  /** Finds the step of a case in the inbox and opens it; on an engine server it may arrive a moment after the page. */
  static async find(page: Page, step: string, code: string): Promise<Task> {
    await page.goto('/app/inbox');
    const row = page.getByRole('listitem').filter({ hasText: code }).filter({ hasText: step });
    const arrived = page.getByRole('button', { name: /项新待办/ });
    await row.or(arrived).first().waitFor();
    if (!(await row.isVisible())) await arrived.click();
    await row.getByRole('button').click();
    await page.getByRole('heading', { level: 1, name: step, exact: true }).waitFor();
    return new Task(page);
  }

  async claim(): Promise<void> {
    await this.page.getByRole('button', { name: '签收', exact: true }).click();
    await this.page.getByRole('button', { name: '退回待签收' }).waitFor();
  }

  async choose(option: string): Promise<void> {
    await this.form.getByRole('radio', { name: option, exact: true }).click();
    await this.form.getByRole('radio', { name: option, exact: true, checked: true }).waitFor();
  }

  async write(label: string, text: string): Promise<void> {
    await this.form.getByLabel(label).fill(text);
  }

  /** The box may be drawn once more before it shows its tick, so the click is not checked at once. */
  async tick(label: string): Promise<void> {
    await this.form.getByRole('checkbox', { name: label }).click();
    await this.form.getByRole('checkbox', { name: label, checked: true }).waitFor();
  }

  /** Chooses from a list that can be searched, and goes on so that the list closes. */
  async pick(label: string, option: string): Promise<void> {
    await this.form.getByLabel(label).fill(option);
    await this.form.getByText(option).last().click();
    await this.page.keyboard.press('Tab');
  }

  async attach(kind: string, file: SampleFile): Promise<void> {
    await this.form.getByLabel(kind).setInputFiles(file);
    await this.form.getByRole('link', { name: file.name }).waitFor();
  }

  /** Presses the primary button; what follows is for the caller to see. */
  submit(label: string): Promise<void> {
    return this.page.getByRole('button', { name: label, exact: true }).click();
  }

  /** Submits and waits until the work item is done. */
  async complete(label: string): Promise<void> {
    await this.submit(label);
    await this.form.getByText('该事项已办理完毕').waitFor();
  }
}
