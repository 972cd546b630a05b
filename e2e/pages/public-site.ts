import type { Page } from 'playwright-core';
import { typeCaptcha } from './captcha.ts';
import type { SampleFile } from './sample-file.ts';

/** What a member of the public tells; `reporter` makes it a real-name report. */
export interface PublicReport {
  readonly region: readonly string[];
  readonly place: string;
  readonly matter: string;
  readonly industry: string;
  readonly enterprise: string;
  readonly title: string;
  readonly facts: string;
  readonly photos: readonly SampleFile[];
  readonly reporter?: { readonly name: string; readonly phone: string };
}

/** Opens the site, waits until the notice may be confirmed, and chooses how to report. */
export async function readNotice(page: Page, kind: '实名举报' | '匿名举报'): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: '我已阅读以上条款' }).click();
  await page.getByRole('link', { name: kind }).click();
  await page.getByRole('heading', { level: 2, name: '地点' }).waitFor();
}

/** Fills the steps of the wizard up to the last one, where everything is shown once more. */
export async function fillReport(page: Page, report: PublicReport): Promise<void> {
  for (const name of report.region) await page.getByRole('radio', { name, exact: true }).check();
  await page.getByLabel('详细地点').fill(report.place);
  await nextStep(page, '情况');
  await page.getByRole('radio', { name: report.matter }).check();
  await page.getByLabel('所属行业').selectOption({ label: report.industry });
  await page.getByLabel('被举报单位').fill(report.enterprise);
  await page.getByLabel('标题').fill(report.title);
  await page.getByLabel('具体情况').fill(report.facts);
  await nextStep(page, '照片');
  await page.getByLabel('拍照或选择文件').setInputFiles([...report.photos]);
  for (const { name } of report.photos) await page.getByRole('button', { name: `移除 ${name}` }).waitFor();
  if (report.reporter) {
    await nextStep(page, '联系方式');
    await page.getByLabel('姓名').fill(report.reporter.name);
    await page.getByLabel('手机号').fill(report.reporter.phone);
  }
  await nextStep(page, '核对提交');
}

async function nextStep(page: Page, heading: string): Promise<void> {
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { level: 2, name: heading }).waitFor();
}

/** Sends the report and returns the query code, which is shown once. */
export async function sendReport(page: Page): Promise<string> {
  await typeCaptcha(page);
  await page.getByRole('button', { name: '提交举报' }).click();
  await page.getByRole('heading', { name: '举报已提交' }).waitFor();
  return page.getByTestId('query-code').innerText();
}

/** Looks a report up by its code and waits for the answer. */
export async function queryReport(page: Page, code: string): Promise<void> {
  await page.goto('/query');
  await page.getByLabel('举报编码').fill(code);
  await typeCaptcha(page);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.getByText('当前状态').waitFor();
}

/** The state under a query code, as it is shown now. */
export function publicStatus(page: Page): Promise<string> {
  return page.getByTestId('public-status').innerText();
}
