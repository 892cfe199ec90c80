/** Memory of the page's process, as Chrome's task manager counts it: what belongs to it alone. */
import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

const PRIVATE = /^Private_(?:Clean|Dirty|Hugetlb): +(\d+) kB$/gm;
const BYTES_PER_KB = 1024;

/** In bytes, of the largest renderer: others are kept in reserve and empty. Linux only: elsewhere undefined. */
export async function rendererMemory(browser: Browser): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => privateBytes(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')));
  return Math.max(...sizes);
}

function privateBytes(rollup: string): number {
  return [...rollup.matchAll(PRIVATE)].reduce((sum, [, kb]) => sum + Number(kb) * BYTES_PER_KB, 0);
}
