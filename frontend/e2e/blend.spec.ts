import type { Page } from '@playwright/test';
import { BlendPage, blendingSome, expect, test as base } from './blendPage';
import { readReference, type Choice } from './inputs';
import { largestDifference } from './pictures';

/**
 * In steps of 255. Python draws the reference with the full decoder, from codes and prototypes that are not
 * rounded. The page's decoder, whose weights are stored in fewer bits, differs by less than one step (the
 * limit is export_onnx.max_pixel_error), the codes by far less: a pixel may be rounded to the next byte.
 */
const TOLERANCE = 1;

async function expectPixels(blendPage: BlendPage, expected: number[]) {
  await expect(async () => {
    const pixels = await blendPage.pixels('Blended');
    expect(pixels).toHaveLength(expected.length);
    expect(largestDifference(pixels, expected)).toBeLessThanOrEqual(TOLERANCE);
  }).toPass();
}

async function choosePair(blendPage: BlendPage, first: Choice, second: Choice) {
  await blendPage.choose('first', first);
  await blendPage.choose('second', second);
}

/** One page for all tests of a worker, ready once: each of them begins with 3 and 8 and leaves it whole. */
const test = base.extend<object, { readyPage: Page }>({
  readyPage: [
    async ({ browser, url }, provide, { project }) => {
      const page = await browser.newPage({ viewport: project.use.viewport ?? null });
      const blendPage = new BlendPage(page, url);
      await blendPage.open();
      await blendPage.ready();
      await provide(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  page: ({ readyPage }, provide) => provide(readyPage),
});

test.beforeEach(async ({ blendPage }) => {
  await choosePair(blendPage, { label: 3, sample: 0 }, { label: 8, sample: 0 });
  await blendPage.slider.fill('50');
  await expect(blendPage.status).toHaveText('Blending 3 into 8');
});

for (const { first, second, start, end, between } of readReference().pairs) {
  const name = (choice: Choice) => `${choice.label} (sample ${choice.sample})`;
  test(`from ${name(first)} to ${name(second)} both ends are what Python draws`, async ({
    blendPage,
  }) => {
    await choosePair(blendPage, first, second);
    await blendPage.slider.fill('0');
    await expectPixels(blendPage, start);
    await blendPage.slider.fill('100');
    await expectPixels(blendPage, end);
    await expect(blendPage.status).toHaveText(`Blending ${first.label} into ${second.label}`);
  });

  test(`from ${name(first)} to ${name(second)} the way is what Python draws`, async ({
    blendPage,
  }) => {
    await choosePair(blendPage, first, second);
    for (const { percent, pixels } of between) {
      await blendPage.slider.fill(`${percent}`);
      await expectPixels(blendPage, pixels);
    }
  });
}

test('the picture changes with every step of the slider', async ({ blendPage }) => {
  const { first, second, end } = readReference().pairs[0];
  await choosePair(blendPage, first, second);
  await blendPage.slider.fill('100');
  await expectPixels(blendPage, end); // not those of the pair before
  const words = `from ${first.label} to ${second.label}`;
  const seen = new Set<string>();
  for (let percent = 0; percent <= 100; percent += 5) {
    await blendPage.slider.fill(`${percent}`);
    seen.add((await blendPage.pixels('Blended')).join());
    await expect(blendPage.slider).toHaveAttribute('aria-valuetext', `${percent} %, ${words}`);
  }
  expect(seen.size).toBe(21);
});

test('every step of the slider changes the picture about as much', async ({ blendPage }) => {
  const { first, second, start } = readReference().pairs[0];
  await choosePair(blendPage, first, second);
  await blendPage.slider.fill('0');
  await expectPixels(blendPage, start);
  const frames: number[][] = [];
  for (let percent = 0; percent <= 100; percent++) {
    await blendPage.slider.fill(`${percent}`);
    frames.push(await blendPage.pixels('Blended'));
  }
  const changes = frames
    .slice(1)
    .map((frame, i) => Math.hypot(...frame.map((value, pixel) => value - frames[i]![pixel]!)));
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  expect(Math.max(...changes) / mean).toBeLessThan(1.25); // rounding to bytes alone makes 1.1
});

test('the slider works by mouse and by key', async ({ blendPage, page }) => {
  const { x, y, width, height } = (await blendPage.slider.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 4, y + height / 2, { steps: 5 });
  await page.mouse.up();
  const dragged = Number(await blendPage.slider.inputValue());
  expect(dragged).toBeGreaterThan(15);
  expect(dragged).toBeLessThan(35);

  await blendPage.slider.press('ArrowRight');
  await expect(blendPage.slider).toHaveValue(`${dragged + 1}`);
  await blendPage.slider.press('End');
  await expect(blendPage.slider).toHaveValue('100');
  await blendPage.slider.press('Home');
  await expect(blendPage.slider).toHaveValue('0');
});

test('digits are chosen by keyboard alone', async ({ blendPage, page }) => {
  const { labels, samples } = blendPage.picker('first');
  await blendPage.chooser('first').focus();
  await page.keyboard.press('Enter');
  await expect(labels.getByRole('radio', { checked: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(blendPage.status).toHaveText('Blending 4 into 8');

  const before = await blendPage.pixels('First');
  await page.keyboard.press('Tab');
  await expect(samples.getByRole('radio', { checked: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => blendPage.pixels('First')).not.toEqual(before);

  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Draw the first digit' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(labels).toBeHidden();
  await expect(blendPage.chooser('first')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowLeft');
  await expect(blendPage.status).toHaveText('Blending 4 into 7');
});

test('after many quick choices the last one is shown', async ({ blendPage, page }) => {
  const { first, second, start } = readReference().pairs[0];
  await choosePair(blendPage, first, second);
  await blendPage.slider.fill('0');
  await expectPixels(blendPage, start);
  await blendPage.openChooser('first');
  await blendPage.picker('first').samples.getByRole('radio').nth(first.sample).focus();
  const count = await blendPage.picker('first').samples.getByRole('radio').count();
  for (let i = 0; i < count; i++) await page.keyboard.press('ArrowDown'); // once round
  await expectPixels(blendPage, start);
});

test('Surprise me always chooses two different classes', async ({ blendPage }) => {
  const pairs = new Set<string>();
  for (let i = 0; i < 20; i++) {
    await blendPage.surprise.click();
    const [first, second] = [await blendPage.label('first'), await blendPage.label('second')];
    expect(first).not.toBe(second);
    await expect(blendPage.status).toHaveText(`Blending ${first} into ${second}`);
    pairs.add(`${first} ${second}`);
  }
  expect(pairs.size).toBeGreaterThan(5);
});

test('the pair that the page begins with is drawn by the network as it came with the page', async ({
  blendPage,
  browser,
}) => {
  const { first, second } = readReference().opensWith;
  await choosePair(blendPage, first, second);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const early = new BlendPage(await context.newPage(), blendPage.url);
  await early.page.route('**/*.wasm', () => {}); // never answered
  await early.open();
  await expect(early.status).toHaveText(blendingSome);
  for (const percent of ['0', '25', '50', '75', '100']) {
    await early.slider.fill(percent);
    await blendPage.slider.fill(percent);
    await expectPixels(blendPage, await early.pixels('Blended'));
  }
  await context.close();
});
