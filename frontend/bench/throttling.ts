/** Slower computers and networks, as Chrome's developer tools make them. */
import type { CDPSession, Page } from '@playwright/test';

export interface Conditions {
  readonly name: string;
  /** How many times slower the processor is. */
  readonly cpu: number;
  readonly network?: { readonly bytesPerS: number; readonly latencyMs: number };
}

const BYTES_PER_MEGABIT = 1_000_000 / 8;
const EFFECTIVE = 0.9; // of the nominal rate

export const UNTHROTTLED: Conditions = { name: 'no throttling', cpu: 1 };
export const SLOW_CPU: Conditions = { name: 'CPU slowed 4x', cpu: 4 };
export const FAST_4G: Conditions = {
  name: 'Fast 4G',
  cpu: 1,
  network: { bytesPerS: 9 * BYTES_PER_MEGABIT * EFFECTIVE, latencyMs: 60 * 2.75 },
};
export const SLOW_4G: Conditions = {
  name: 'Slow 4G',
  cpu: 1,
  network: { bytesPerS: 1.6 * BYTES_PER_MEGABIT * EFFECTIVE, latencyMs: 150 * 3.75 },
};

export async function throttle(page: Page, { cpu, network }: Conditions): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (network) {
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latencyMs,
      downloadThroughput: network.bytesPerS,
      uploadThroughput: network.bytesPerS,
    });
  }
  return session;
}
