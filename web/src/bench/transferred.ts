import type { BrowserContext } from 'playwright-core';

const QUIET = 1_500;

/** Bytes that a first visit of an address transfers with an empty cache: headers and compressed bodies of everything. */
export async function transferred(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(url, { waitUntil: 'load' });
  let before = -1;
  // The stream of live events never ends, so quiet means that nothing more has arrived for a while.
  while (before !== bytes) {
    before = bytes;
    await page.waitForTimeout(QUIET);
  }
  await page.close();
  return bytes;
}
