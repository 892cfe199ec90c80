import type { Page, Route } from '@playwright/test';
import { expect, test } from './blendPage';

test.use({ complaintsExpected: true });

const abort = (route: Route) => route.abort();
const notFound = (route: Route) => route.fulfill({ status: 404, body: 'Not found' });
const garbage = (route: Route) => route.fulfill({ body: '<html>Not what you asked for</html>' });

/** A file of the right length with nothing right in it. */
async function scrambled(route: Route) {
  const response = await route.fetch();
  await route.fulfill({ response, body: (await response.body()).fill(7) });
}

/** Codes with one number more than the decoder takes. */
async function longerCodes(route: Route) {
  const response = await route.fetch();
  const file = await response.json();
  file.latent_dim += 1;
  for (const { mu } of file.digits) mu.push(0);
  await route.fulfill({ response, json: file });
}

/** Prototypes with one number more than the decoder takes. */
async function longerPrototypes(route: Route) {
  const response = await route.fetch();
  const file = await response.json();
  for (const { code } of file.prototypes) code.push(0);
  await route.fulfill({ response, json: file });
}

const runtime = 'The program that runs the network could not be loaded.';
const model = 'The network could not be loaded.';
const start = 'The network has arrived, but it could not be started.';
const digits = 'The digits could not be loaded.';
const path = 'The path between the digits could not be loaded.';
const mismatch = 'The files of this page do not belong together.';
const faults: [string, string, (route: Route) => Promise<void>, string][] = [
  ['the wasm cannot be had', '**/*.wasm', abort, runtime],
  ['the wasm is missing', '**/*.wasm', notFound, runtime],
  ['the wasm is something else', '**/*.wasm', garbage, runtime],
  ['the wasm is damaged', '**/*.wasm', scrambled, start],
  ['the decoder cannot be had', '**/*.onnx', abort, model],
  ['the decoder is something else', '**/*.onnx', garbage, model],
  ['the decoder is damaged', '**/*.onnx', scrambled, start],
  ['digits.json cannot be had', '**/digits-*.json', abort, digits],
  ['digits.json is something else', '**/digits-*.json', garbage, digits],
  ['digits.json does not fit the decoder', '**/digits-*.json', longerCodes, mismatch],
  ['path.json cannot be had', '**/path-*.json', abort, path],
  ['path.json is missing', '**/path-*.json', notFound, path],
  ['path.json is something else', '**/path-*.json', garbage, path],
  ['path.json does not fit the decoder', '**/path-*.json', longerPrototypes, mismatch],
  ['a picture cannot be had', '**/*.png', abort, 'The picture of a digit could not be loaded.'],
  ['the worker cannot be had', '**/blendWorker-*.js', abort, 'The network has stopped.'],
];

for (const [name, files, fault, words] of faults) {
  test(`${name}: the page says so, and Try again recovers`, async ({ blendPage, page }) => {
    await page.route(files, fault);
    await blendPage.open();
    await expect(blendPage.status).toContainText(words);

    // The fault is still there. The new request tells the second failure from the first.
    await Promise.all([page.waitForRequest(files), blendPage.retry.click()]);
    await expect(blendPage.status).toContainText(words);

    await page.unroute(files);
    await blendPage.retry.click();
    await blendPage.ready();
    await expect(blendPage.retry).toBeHidden();
    for (const place of ['First', 'Blended', 'Second'] as const) {
      await expect
        .poll(async () => Math.max(...(await blendPage.pixels(place))))
        .toBeGreaterThan(100);
    }
  });
}

test('without the network the digits can still be looked at', async ({ blendPage, page }) => {
  await page.route('**/*.onnx', abort);
  await blendPage.open();
  await expect(blendPage.retry).toBeVisible();
  await blendPage.choose('first', { label: 5, sample: 1 });
  await expect
    .poll(async () => Math.max(...(await blendPage.pixels('First'))))
    .toBeGreaterThan(100);
});

test('a worker that crashes is said in words, and Try again starts another', async ({
  blendPage,
  page,
}) => {
  await blendPage.open();
  await blendPage.ready();
  await crashWorker(page);
  await expect(blendPage.status).toContainText('The network has stopped.');
  await blendPage.retry.click();
  await blendPage.ready();
  expect(page.workers()).toHaveLength(1);
});

async function crashWorker(page: Page) {
  await page.workers()[0]!.evaluate(() => {
    setTimeout(() => {
      throw new Error('crashed by the test');
    });
  });
}

test('a browser without WebAssembly is told so', async ({ blendPage, page }) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { hidden: WebAssembly });
    Reflect.deleteProperty(globalThis, 'WebAssembly');
  });
  await blendPage.open();
  await expect(blendPage.status).toContainText('it has no WebAssembly');

  await page.evaluate(() => {
    Object.assign(globalThis, {
      WebAssembly: (globalThis as unknown as { hidden: unknown }).hidden,
    });
  });
  await blendPage.retry.click();
  await blendPage.ready();
});
