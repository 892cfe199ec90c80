/** How soon the page blends, how quickly it follows the slider, and what it weighs. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { distFolder } from '../e2e/inputs';
import { startGzipServer, type GzipServer } from './gzipServer';
import { moveSlider, watchForFirstBlend, type FirstBlend, type Steps } from './inPage';
import { lighthouseScores } from './lighthouse';
import { rendererMemory } from './memory';
import { median, quantile, report, type Row } from './report';
import { FAST_4G, SLOW_4G, SLOW_CPU, throttle, UNTHROTTLED, type Conditions } from './throttling';

const ROUNDS = 5;
const RESULTS = fileURLToPath(new URL('results.json', import.meta.url));
const MS = 1000;
const KB = 1000;
const MB = 1_000_000;
const LONG_FRAME_MS = 20;

test('the page', async ({ browser, launchOptions }) => {
  const server = await startGzipServer(distFolder);
  const rows = [
    ...(await firstBlends(browser, server)),
    ...(await weight(browser, server)),
    ...(await memory(browser, server)),
    ...(await following(browser, server)),
  ];
  const { scores, failed } = await lighthouseScores(
    server.url,
    launchOptions.executablePath ?? chromium.executablePath(),
  );
  rows.push({
    name: 'Lighthouse: performance / accessibility / best practices / SEO',
    values: scores,
    unit: '',
    reach: '1 / 1 / 1 / 1',
    beyond: '1 / 1 / 1 / 1',
  });
  server.close();

  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Chromium ${browser.version()}`;
  writeFileSync(RESULTS, `${JSON.stringify({ machine, rows, failed }, null, 2)}\n`);
  console.log(`\n${machine}\n\n${report(rows)}\n`);
  if (failed.length > 0) console.log(`Lighthouse would improve: ${failed.join('; ')}`);
});

/** A page with an empty cache; on which something is measured. */
async function onFreshPage<T>(
  browser: Browser,
  conditions: Conditions,
  measure: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await throttle(page, conditions);
  const result = await measure(page);
  await context.close();
  return result;
}

async function firstBlends(browser: Browser, { url }: GzipServer): Promise<Row[]> {
  const goals: [Conditions, reach: string, beyond: string][] = [
    [UNTHROTTLED, '0.3', '0.2'],
    [SLOW_CPU, '0.8', '0.6'],
    [FAST_4G, '0.6', '0.5'],
    [SLOW_4G, '1.8', '1.5'],
  ];
  const rows: Row[] = [];
  let bytes = 0;
  let requests = 0;
  for (const [conditions, reach, beyond] of goals) {
    const found = await rounds(() =>
      onFreshPage(browser, conditions, async (page): Promise<FirstBlend> => {
        await page.addInitScript(watchForFirstBlend);
        await page.goto(url, { waitUntil: 'commit' });
        return page.evaluate(() => window.firstBlend!);
      }),
    );
    bytes = Math.max(bytes, ...found.map((first) => first.bytes));
    requests = Math.max(requests, ...found.map((first) => first.requests));
    const seconds = median(found.map(({ ms }) => ms / MS));
    const name = `navigation to a blend that follows the slider, ${conditions.name}`;
    rows.push({ name, values: [seconds], unit: 's', reach, beyond });
  }
  rows.push(
    {
      name: 'bytes to that point, gzip',
      values: [bytes / KB],
      unit: 'kB',
      reach: '110',
      beyond: '90',
    },
    { name: 'requests to that point', values: [requests], unit: '', reach: '12', beyond: '8' },
  );
  return rows;
}

async function weight(browser: Browser, server: GzipServer): Promise<Row[]> {
  server.takeAsked();
  return onFreshPage(browser, UNTHROTTLED, async (page) => {
    await page.goto(server.url);
    await ready(page);
    const loaded = [...new Set(server.takeAsked())].filter((name) => !name.includes('ae_'));
    const bytesOf = (names: string[]) =>
      names.reduce((sum, name) => sum + (server.sizes.get(name) ?? 0), 0);
    const own = loaded.filter((name) => !name.endsWith('.wasm'));
    return [
      {
        name: 'all for blending shipped digits loaded, gzip',
        values: [bytesOf(loaded) / MB],
        unit: 'MB',
        reach: '4.6',
        beyond: '4.2',
      },
      {
        name: 'the same without the runtime’s wasm',
        values: [bytesOf(own) / KB],
        unit: 'kB',
        reach: '900',
        beyond: '700',
      },
    ];
  });
}

async function memory(browser: Browser, { url }: GzipServer): Promise<Row[]> {
  const found = await rendererMemory(browser, url);
  if (!found) return [];
  const name = 'memory of the renderer when all is loaded / a minute later';
  return [
    { name, values: found.map((bytes) => bytes / MB), unit: 'MB', reach: '120', beyond: '90' },
  ];
}

async function following(browser: Browser, { url }: GzipServer): Promise<Row[]> {
  const goals: [Conditions, reach: string, beyond: string][] = [
    [UNTHROTTLED, 'p95 3', '1.5'],
    [SLOW_CPU, 'p95 12', '8'],
  ];
  const rows: Row[] = [];
  for (const [conditions, reach, beyond] of goals) {
    const all = await rounds(() =>
      onFreshPage(browser, UNTHROTTLED, async (page): Promise<Steps> => {
        await page.goto(url);
        await ready(page);
        await throttle(page, conditions);
        return page.evaluate(moveSlider);
      }),
    );
    const steps = all.flatMap(({ ms }) => ms);
    const name = `slider event to changed picture, p50 / p95, ${conditions.name}`;
    const values = [median(steps), quantile(steps, 0.95)];
    rows.push({ name, values, unit: 'ms', reach, beyond });
    if (conditions !== SLOW_CPU) continue;
    const long = all.map(({ frameMs }) => frameMs.filter((ms) => ms > LONG_FRAME_MS).length);
    rows.push({
      name: `frames over ${LONG_FRAME_MS} ms in 100 slider steps, ${conditions.name}`,
      values: [median(long)],
      unit: '',
      reach: '0',
      beyond: '0',
    });
  }
  return rows;
}

/** Waits until the network is there and has drawn the path. */
async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('status')).toHaveText(/^Blending/, { timeout: 60_000 });
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await page.waitForLoadState('networkidle');
}

async function rounds<T>(measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < ROUNDS; round++) results.push(await measure());
  return results;
}
