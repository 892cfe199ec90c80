/** Whatever fails, the page says so in words, shows a way on, and its first pair can still be blended. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page, Route } from '@playwright/test';
import { expect, test, type BlendPage } from './blendPage';
import { distFolder, readReference } from './inputs';
import { expectDrawn, greysOf, largestDifference } from './pictures';

const { opensWith } = readReference();

// A service worker would answer in place of the routes below.
test.use({ complaintsExpected: true, serviceWorkers: 'block' });

const abort = (route: Route) => route.abort();
const notFound = (route: Route) => route.fulfill({ status: 404, body: 'Not found' });
/** A page, as some hosts send it in place of what is missing. */
const garbage = (route: Route) =>
  route.fulfill({ body: '<html>Not what you asked for</html>', contentType: 'text/html' });

/** A file of the right length with nothing right in it. */
async function scrambled(route: Route) {
  const response = await route.fetch();
  await route.fulfill({ response, body: (await response.body()).fill(7) });
}

/** A JSON file, changed. */
function changed(change: (file: never) => void) {
  return async (route: Route) => {
    const response = await route.fetch();
    const file = (await response.json()) as never;
    change(file);
    await route.fulfill({ response, json: file });
  };
}

/** Codes with one number more than those of the other files. */
const longerCodes = changed((file: { latent_dim: number; digits: { mu: number[] }[] }) => {
  file.latent_dim += 1;
  for (const { mu } of file.digits) mu.push(0);
});

type PathFile = { prototypes: number[][]; reader: { into_hidden: number[][] } };

const longerPrototypes = changed((file: PathFile) => {
  for (const code of [...file.prototypes, ...file.reader.into_hidden]) code.push(0);
});

type LatentFile = Record<'activity' | 'std' | 'mean', number[]> & { axes: number[][] };

const longerLatent = changed((file: LatentFile & { latent_dim: number }) => {
  file.latent_dim += 1;
  for (const code of [file.activity, file.std, file.mean, ...file.axes]) code.push(0);
});

/** The worker, in a browser that has no memory left for the wasm. */
async function withoutMemory(route: Route) {
  const response = await route.fetch();
  const refuse = `WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => Promise.reject(new RangeError(
    'WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance'));`;
  await route.fulfill({ response, body: refuse + (await response.text()) });
}

const runtime = 'The program that runs the network could not be loaded.';
const model = 'The network could not be loaded.';
const start = 'The network has arrived, but it could not be started.';
const digits = 'The digits could not be loaded.';
const path = 'The path between the digits could not be loaded.';
const latent = 'The map of the codes could not be loaded.';
const mismatch = 'The files of this page do not belong together.';
const sections = 'A part of this page could not be loaded.';
const faults: [string, string, (route: Route) => Promise<void>, string][] = [
  ['the wasm cannot be had', '**/*.wasm', abort, runtime],
  ['the wasm is missing', '**/*.wasm', notFound, runtime],
  ['the wasm is something else', '**/*.wasm', garbage, runtime],
  ['the wasm is damaged', '**/*.wasm', scrambled, start],
  ['the decoder cannot be had', '**/decoder_small-*.onnx', abort, model],
  ['the decoder is something else', '**/decoder_small-*.onnx', garbage, model],
  ['the decoder is damaged', '**/decoder_small-*.onnx', scrambled, start],
  ['digits.json cannot be had', '**/digits-*.json', abort, digits],
  ['digits.json is something else', '**/digits-*.json', garbage, digits],
  ['digits.json does not fit the rest', '**/digits-*.json', longerCodes, mismatch],
  ['the sheet of digits is missing', '**/digits-*.png', notFound, digits],
  ['the sheet of digits is no picture', '**/digits-*.png', garbage, digits],
  ['path.json cannot be had', '**/path-*.json', abort, path],
  ['path.json is missing', '**/path-*.json', notFound, path],
  ['path.json is something else', '**/path-*.json', garbage, path],
  ['path.json does not fit the rest', '**/path-*.json', longerPrototypes, mismatch],
  ['latent.json cannot be had', '**/latent-*.json', abort, latent],
  ['latent.json does not fit the rest', '**/latent-*.json', longerLatent, mismatch],
  ['the worker cannot be had', '**/engineWorker-*.js', abort, 'The network has stopped.'],
  ['the worker is something else', '**/engineWorker-*.js', garbage, 'The network has stopped.'],
  ['memory is short', '**/engineWorker-*.js', withoutMemory, 'There is not enough memory'],
  ['the sections cannot be had', '**/Explorations-*.js', abort, sections],
  ['the sections are something else', '**/Explorations-*.js', garbage, sections],
];

/** The slider moves, and each of its places is another picture. */
async function expectSomeBlend(blendPage: BlendPage) {
  const seen = new Set<string>();
  for (const percent of [0, 30, 60, 100]) {
    await blendPage.slider.fill(`${percent}`);
    const pixels = await blendPage.pixels('Blended');
    expect(Math.max(...pixels)).toBeGreaterThan(100);
    seen.add(pixels.join());
  }
  expect(seen.size).toBe(4);
  for (const place of ['First', 'Second'] as const) {
    expect(Math.max(...(await blendPage.pixels(place)))).toBeGreaterThan(100);
  }
}

for (const [name, files, fault, words] of faults) {
  test(`${name}: the page says so, blends its first pair, and Try again recovers`, async ({
    blendPage,
    page,
  }) => {
    await page.route(files, fault);
    await blendPage.open();
    await expect(blendPage.status).toContainText(words);
    await expectSomeBlend(blendPage);

    // The fault is still there. The new request tells the second failure from the first.
    await Promise.all([page.waitForRequest(files), blendPage.retry.click()]);
    await expect(blendPage.status).toContainText(words);
    await expectSomeBlend(blendPage);

    await page.unroute(files);
    await blendPage.retry.click();
    await blendPage.ready();
    await expect(blendPage.retry).toBeHidden();
    await expect(page.getByRole('region', { name: 'About' })).toBeVisible();
    await blendPage.choose('first', { label: 5, sample: 1 });
    await expect(blendPage.status).toHaveText(`Blending 5 into ${opensWith.second.label}`);
    await expect(() => expectSomeBlend(blendPage)).toPass();
  });
}

for (const [name, fault] of [
  ['cannot be had', abort],
  ['is no picture', garbage],
] as const) {
  test(`a first pair that ${name} is no fault: the network draws it`, async ({
    blendPage,
    page,
  }) => {
    await page.route('**/first_pair-*.png', fault);
    await blendPage.open();
    await blendPage.ready();
    await expectSomeBlend(blendPage);
  });
}

test('without the network the digits can still be looked at', async ({ blendPage, page }) => {
  await page.route('**/*.wasm', abort);
  await blendPage.open();
  await expect(blendPage.retry).toBeVisible();
  await blendPage.choose('first', { label: 5, sample: 1 });
  await expect
    .poll(async () => Math.max(...(await blendPage.pixels('First'))))
    .toBeGreaterThan(100);
});

for (const [name, files, use] of [
  ['the autoencoder', '**/ae_encoder_small-*.onnx', chooseAutoencoder],
  ['the autoencoder’s decoder', '**/ae_decoder_small-*.onnx', chooseAutoencoder],
  ['the encoder', '**/encoder_small-*.onnx', addNoise],
] as const) {
  test(`${name}, loaded when first used, cannot be had: Try again loads it`, async ({
    blendPage,
    page,
  }) => {
    await page.route(files, abort);
    await blendPage.open();
    await blendPage.ready();
    await use(page);
    await expect(blendPage.status).toContainText(model);
    await Promise.all([page.waitForRequest(files), blendPage.retry.click()]);
    await expect(blendPage.status).toContainText(model);

    await page.unroute(files);
    await blendPage.retry.click();
    await blendPage.ready();
    await expect(() => expectSomeBlend(blendPage)).toPass();
  });
}

async function chooseAutoencoder(page: Page) {
  const models = page.getByRole('radiogroup', { name: 'Model' });
  await models.getByRole('radio', { name: 'Autoencoder', exact: true }).check();
}

async function addNoise(page: Page) {
  await page.getByRole('slider', { name: 'Noise' }).fill('20');
}

test('at a first visit that loses its connection the page says so', async ({
  blendPage,
  page,
  context,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => !('isOffline' in globalThis) });
    Object.assign(globalThis, { isOffline: true });
  });
  const files = /digits-.*\.(json|png)$/;
  await context.route(files, (route) => route.abort('internetdisconnected'));
  await blendPage.open();
  await expect(blendPage.status).toContainText('You are offline');
  await expectSomeBlend(blendPage);

  await context.unroute(files);
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'isOffline'));
  await blendPage.retry.click();
  await blendPage.ready();
});

async function crashWorker(page: Page) {
  await page.workers()[0]!.evaluate(() => {
    setTimeout(() => {
      throw new Error('crashed by the test');
    });
  });
}

test('a worker that crashes is started anew without a word, and the second time with one', async ({
  blendPage,
  page,
}) => {
  await blendPage.open();
  await blendPage.ready();
  const started = page.waitForEvent('worker');
  await crashWorker(page);
  await started;
  await expect.poll(() => page.workers().length).toBe(1);
  await blendPage.choose('first', { label: 7, sample: 2 });
  await expect(blendPage.status).toHaveText(`Blending 7 into ${opensWith.second.label}`);
  await expect(() => expectSomeBlend(blendPage)).toPass();
  await expect(blendPage.retry).toBeHidden();

  await crashWorker(page);
  await expect(blendPage.status).toContainText('The network has stopped.');
  await blendPage.choose('first', opensWith.first);
  await expectSomeBlend(blendPage);
  await blendPage.retry.click();
  await blendPage.ready();
  expect(page.workers()).toHaveLength(1);
});

for (const [name, take] of [
  ['WebAssembly', takeWebAssembly],
  ['SIMD', takeSimd],
] as const) {
  test(`a browser without ${name} draws the same in another way, and says so`, async ({
    blendPage,
    page,
  }) => {
    await page.addInitScript(take);
    await page.route('**/*.wasm', (route) => route.abort());
    await blendPage.open();
    await blendPage.ready();
    const { first, second, between } = readReference().pairs[0];
    await blendPage.choose('first', first);
    await blendPage.choose('second', second);
    for (const { percent, pixels } of between) {
      await blendPage.slider.fill(`${percent}`);
      await expect
        .poll(async () => largestDifference(await blendPage.pixels('Blended'), pixels))
        .toBeLessThanOrEqual(1);
    }
    await expect(page.getByText('This browser has no WebAssembly with SIMD')).toBeAttached();

    const drawn = page.getByRole('img', { name: 'What the network draws of the first digit' });
    await drawn.scrollIntoViewIfNeeded();
    const before = await expectDrawn(drawn);
    await addNoise(page);
    await expect.poll(() => greysOf(drawn)).not.toEqual(before); // the encoder runs, too
  });
}

function takeWebAssembly() {
  Reflect.deleteProperty(globalThis, 'WebAssembly');
}

function takeSimd() {
  WebAssembly.validate = () => false;
}

/** From now on the server has another version of the page, and not what matches. */
async function deploy(page: Page, url: string, gone: string) {
  const other = '<html><script type="module" src="./assets/index-another.js"></script></html>';
  await page.route(gone, notFound);
  await page.route(url, (route) =>
    route.request().resourceType() === 'fetch'
      ? route.fulfill({ body: other, contentType: 'text/html' })
      : route.fallback(),
  );
}

test('what can no longer be had after a deploy says that there is a new version', async ({
  blendPage,
  page,
}) => {
  const words = 'There is a new version of this page.';
  await deploy(page, blendPage.url, '**/{DrawPad,gif}-*.js');
  await blendPage.open();
  await blendPage.ready();
  await blendPage.openChooser('first');
  await page.getByRole('button', { name: 'Draw the first digit' }).click();
  await expect(page.getByRole('alert').first()).toContainText(words);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Download GIF' }).click();
  await expect(blendPage.status).toContainText(words);
});

test('sections that came with another version are there after Reload', async ({
  blendPage,
  page,
}) => {
  await deploy(page, blendPage.url, '**/Explorations-*.js');
  await blendPage.open();
  await expect(blendPage.status).toContainText('There is a new version of this page.');
  await expectSomeBlend(blendPage);
  await page.unroute('**/Explorations-*.js');
  await page.getByRole('button', { name: 'Reload' }).click();
  await blendPage.ready();
  await expect(page.getByRole('region', { name: 'About' })).toBeVisible();
});

test('a page whose program is gone says what to do, also from a folder', async ({ page, url }) => {
  const words = page.getByText('Reload the page: there may be a new version');
  await page.route('**/assets/index-*.js', garbage);
  await page.goto(url);
  await expect(words).toBeVisible();
  await page.unrouteAll();
  await page.goto(pathToFileURL(join(distFolder, 'index.html')).href);
  await expect(words).toBeVisible();
  await expect(page.getByText('a web server: make serve')).toBeVisible();
});
