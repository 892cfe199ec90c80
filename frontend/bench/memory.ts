/**
 * Memory of the page's process, as Chrome's task manager counts it on Linux: what it has written itself, in memory or
 * swapped out. (Of the browser's program, which is read from its file, more or less would belong to it alone as other
 * browsers run beside it or not.) No tool is attached to the page: one that listens to its network keeps all that is
 * downloaded in the page's own process.
 */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Browser, CDPSession } from '@playwright/test';

const FOOTPRINT = /^(?:RssAnon|VmSwap):\s+(\d+) kB$/gm;
const BYTES_PER_KB = 1024;
const SECOND = 1000; // milliseconds
const LOADED_AFTER = 10; // seconds
const RESTED_AFTER = 60; // the worker that makes the copy for offline use is gone by then

/** In bytes, when all has been loaded and kept for offline use, and a minute later. Linux only: elsewhere undefined. */
export async function rendererMemory(
  browser: Browser,
  url: string,
): Promise<[loaded: number, rested: number] | undefined> {
  if (process.platform !== 'linux') return undefined;
  const session = await browser.newBrowserCDPSession();
  const { targetId } = await session.send('Target.createTarget', { url });
  await setTimeout(LOADED_AFTER * SECOND);
  const loaded = await largestRenderer(session);
  await setTimeout(RESTED_AFTER * SECOND);
  const rested = await largestRenderer(session);
  await session.send('Target.closeTarget', { targetId });
  return [loaded, rested];
}

/** The other renderers are the browser's own. */
async function largestRenderer(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => footprint(readFileSync(`/proc/${id}/status`, 'utf8')));
  return Math.max(...sizes);
}

function footprint(status: string): number {
  return [...status.matchAll(FOOTPRINT)].reduce(
    (sum, [, kb]) => sum + Number(kb) * BYTES_PER_KB,
    0,
  );
}
