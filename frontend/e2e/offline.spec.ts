/** The page without a connection, and what it asks its server for. */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { BrowserContext, Page } from '@playwright/test';
import { BlendPage, blendingSome, expect, test } from './blendPage';
import { startServer } from '../scripts/staticServer.mjs';
import { distFolder, readReference } from './inputs';
import { drawnOne } from './links';
import { largestDifference } from './pictures';

const kept = 'This page now works without a connection, too.';

/** The names of the files that this process's server sends, from now on until `stop`. */
function listen() {
  const sent: string[] = [];
  const hear = (message: unknown) => {
    const { url = '' } = (message as { request: IncomingMessage }).request;
    sent.push(url.slice(url.lastIndexOf('/') + 1));
  };
  subscribe('http.server.response.finish', hear);
  return { sent, stop: () => unsubscribe('http.server.response.finish', hear) };
}

async function openAndKeep(page: Page, url: string) {
  await page.goto(url);
  await expect(page.getByText(kept)).toBeVisible();
}

test('nothing is downloaded twice, and the copy is not begun before the blend', async ({
  playwright,
  launchOptions,
  url,
}, { outputDir }) => {
  // A test's usual browser is as in private browsing: its cache, in memory, holds no file as large as the wasm.
  const { chromium } = playwright;
  const context = await chromium.launchPersistentContext(`${outputDir}/profile`, launchOptions);
  const { sent, stop } = listen();
  const page = await context.newPage();
  await openAndKeep(page, url);
  stop();
  await context.close();

  const assets = sent.filter((name) => /-[\w-]{8}\.\w+$/.test(name));
  expect(assets.toSorted()).toEqual([...new Set(assets)].toSorted());
  expect(assets.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  expect(assets.filter((name) => name.endsWith('.onnx'))).toHaveLength(4);
  const before = sent.slice(0, sent.indexOf('serviceWorker.js')).join(' ');
  expect(before).toContain('.wasm');
  expect(before).not.toContain('ae_decoder');
});

test('after the first visit everything works without a connection', async ({
  blendPage,
  page,
  context,
}) => {
  await openAndKeep(page, blendPage.url);
  await context.setOffline(true);
  await page.reload();
  await blendPage.ready();
  await blendPage.show('Pixels');

  const { first, second, between } = readReference().pairs[0];
  const { percent, pixels } = between.at(-1)!;
  await blendPage.choose('first', first);
  await blendPage.choose('second', second);
  await expect(blendPage.status).toHaveText(`Blending ${first.label} into ${second.label}`);
  await blendPage.slider.fill(`${percent}`);
  await expect // what was there before stays until then
    .poll(async () => largestDifference(await blendPage.pixels('Blended'), pixels))
    .toBeLessThanOrEqual(1);
  const vae = await blendPage.pixels('Blended');
  await page.getByRole('radio', { name: 'Autoencoder', exact: true }).check();
  await expect.poll(() => blendPage.pixels('Blended')).not.toEqual(vae);
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);

  await page.goto(`${blendPage.url}#v=1&a=d${drawnOne}&b=8.0&p=50`);
  await expect(blendPage.status).toHaveText('Blending your drawing into 8');
  const downloads = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download GIF' }).click();
  expect((await downloads).suggestedFilename()).toBe('blend-drawing-to-8.gif');
});

test('a damaged copy is fetched anew by Try again', async ({ page, url }) => {
  await openAndKeep(page, url);
  await page.evaluate(async () => {
    const [name] = await caches.keys();
    const cache = await caches.open(name!);
    const decoder = (await cache.keys()).find((request) => /[/]decoder_small/.test(request.url))!;
    const { size } = await (await cache.match(decoder))!.blob();
    await cache.put(decoder, new Response(new Uint8Array(size)));
  });
  await page.reload();
  await expect(page.getByRole('status')).toContainText('it could not be started');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('status')).toHaveText(blendingSome);
});

test('a new version comes with a reload, unless another tab shows the old one', async ({
  page,
  context,
}, { outputDir }) => {
  const folder = `${outputDir}/dist`;
  await cp(distFolder, folder, { recursive: true });
  const old = await startServer({ folder, path: '/', port: 0 });
  await openAndKeep(page, old.url);
  old.close();
  await edit(`${folder}/index.html`, '<title>', '<title>New: ');
  await edit(`${folder}/serviceWorker.js`, /[0-9a-f]+(?=","url":"index.html")/, 'new');

  const port = Number(new URL(old.url).port);
  const { url, close } = await startServer({ folder, path: '/', port });
  const other = await context.newPage();
  await other.goto(url); // finds the new version
  const waits = () =>
    other.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting));
  await expect.poll(waits).toBe(true);
  await page.reload();
  await expect(page).toHaveTitle('BlendDigits');
  await other.close();
  await expect.poll(() => pagesOf(context)).toBe(1);
  await page.reload();
  await expect(page).toHaveTitle('New: BlendDigits');
  await page.reload();
  await expect(page).toHaveTitle('New: BlendDigits');
  close();
});

/** As the service workers count them: one that was closed is not gone at once. */
async function pagesOf(context: BrowserContext): Promise<number> {
  const counts = context.serviceWorkers().map((worker) =>
    worker.evaluate(async () => {
      const { clients } = globalThis as unknown as { clients: { matchAll(): Promise<unknown[]> } };
      return (await clients.matchAll()).length;
    }),
  );
  return Math.max(...(await Promise.all(counts)));
}

async function edit(file: string, text: string | RegExp, replacement: string) {
  await writeFile(file, (await readFile(file, 'utf8')).replace(text, replacement));
}

test('of a host that has its page for all that is missing, that is named, not kept, and the rest works', async ({
  page,
}, { outputDir }) => {
  const folder = `${outputDir}/dist`;
  await cp(distFolder, folder, { recursive: true });
  const missing = (await readdir(`${folder}/assets`)).find((name) =>
    name.startsWith('ae_decoder'),
  )!;
  await rm(`${folder}/assets/${missing}`);
  const host = await startServer({ folder, path: '/', port: 0, pageForAll: true });

  const { status, retry } = new BlendPage(page, host.url);
  await page.goto(host.url);
  await expect(page.getByText('This browser keeps no copy of the page')).toBeVisible();
  await page.getByRole('radio', { name: 'Autoencoder', exact: true }).check();
  await expect(status).toContainText('The network could not be loaded.');
  await expect(page.locator('.status')).toContainText(missing);
  await page.getByRole('radio', { name: 'Variational autoencoder' }).check();
  await expect(status).toHaveText(blendingSome);
  await expect(retry).toBeHidden();
  host.close();
});

test('the page can be installed', async ({ blendPage, page }) => {
  await openAndKeep(page, blendPage.url);
  const client = await page.context().newCDPSession(page);
  const { errors, data } = await client.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { icons, start_url: start } = JSON.parse(data!) as {
    icons: { src: string; sizes: string }[];
    start_url: string;
  };
  expect(new URL(start, blendPage.url).href).toBe(blendPage.url);
  for (const { src, sizes } of icons) {
    const response = await page.request.get(new URL(src, blendPage.url).href);
    const bytes = await response.body();
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
  }
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  // A test's browser is as in private browsing.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('a browser that keeps nothing is told in words, and the page works', async ({
  blendPage,
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(ServiceWorkerContainer.prototype, 'register', {
      value: () => Promise.reject(new DOMException('denied', 'SecurityError')),
    });
  });
  await page.goto(blendPage.url);
  await expect(page.getByText('This browser keeps no copy of the page')).toBeVisible();
  await blendPage.ready();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it needs', async ({ page, url }) => {
    await page.goto(url);
    const shown = await page.locator('body').evaluate((body: HTMLElement) => body.innerText);
    expect(shown).toContain('needs JavaScript');
  });
});
