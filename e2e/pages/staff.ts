import type { Page } from 'playwright-core';
import { signIn, type Stage, type Visit, type Visitor } from '../harness.ts';

/** Password of the demonstration's accounts. */
export const PASSWORD = 'SafeFlow@2026';

/** Signs in on the page for it, as a person does. */
export async function signInByHand(page: Page, account: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('link', { name: '工作台', exact: true }).waitFor();
}

/** Opens a window in which somebody of the staff is signed in. */
export async function visitAs(stage: Stage, account: string, visit?: Visit): Promise<Visitor> {
  const visitor = await stage.visit(visit);
  await signIn(visitor, account, PASSWORD);
  return visitor;
}
