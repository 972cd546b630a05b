import type { Page } from 'playwright-core';

/** Asks for another picture, types what it shows, and waits for nothing else; outside production the simulator reads it. */
export async function typeCaptcha(page: Page): Promise<void> {
  const picture = page.getByRole('img', { name: /图形验证码图片|captcha/i });
  await picture.waitFor();
  const before = await picture.getAttribute('src');
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/captcha')),
    page.getByRole('button', { name: /换一张|another/i }).click(),
  ]);
  const { id } = (await answer.json()) as { id: string };
  await page.waitForFunction((old) => {
    const shown = document.querySelector('sf-captcha-field img');
    return shown !== null && shown.getAttribute('src') !== old;
  }, before);
  const solved = await page.request.get(`/api/simulator/captchas/${id}`);
  const { answer: text } = (await solved.json()) as { answer: string };
  await page.getByRole('textbox', { name: /图形验证码|captcha/i }).fill(text);
}
