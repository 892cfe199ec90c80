/** Playing with the blend on the stage: every way to move the slider, and Swap. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { byFinger, expect, onPhoneToo, test, type BlendPage } from './blendPage';
import { readReference } from './inputs';
import { expectSame, largestDifference, paintings } from './pictures';

test.beforeEach(async ({ blendPage }) => {
  await blendPage.open();
  await blendPage.ready();
});

const percentOf = async ({ slider }: BlendPage) => Number(await slider.inputValue());
const picture = (page: Page) => page.getByRole('img', { name: /^Blended digit/ });
const frame = (page: Page, percent: number) =>
  page
    .getByRole('group', { name: 'The whole path' })
    .getByRole('button', { name: `${percent} %`, exact: true });

async function middleOf(locator: Locator) {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await locator.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2, width };
}

test(
  'a drag across the picture moves the slider, its width is the whole path',
  onPhoneToo,
  async ({ blendPage, page }) => {
    const { x, y, width } = await middleOf(picture(page));
    const before = await blendPage.pixels('Blended');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + width / 4, y, { steps: 5 });
    await expect(blendPage.slider).toHaveValue('75');
    expect(largestDifference(await blendPage.pixels('Blended'), before)).toBeGreaterThan(30);
    await page.mouse.move(x - 2 * width, y, { steps: 5 }); // far outside it goes on
    await expect(blendPage.slider).toHaveValue('0');
    await page.mouse.up();
    await page.mouse.move(x, y);
    await expect(blendPage.slider).toHaveValue('0');
  },
);

test(
  'a finger across the picture blends, along it scrolls the page',
  byFinger,
  async ({ blendPage, page }) => {
    const { x, y, width } = await middleOf(picture(page));
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', dx = 0, dy = 0) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x + dx, y: y + dy }],
      });
    const scrolled = () => page.evaluate(() => scrollY);
    const top = await scrolled();

    await touch('touchStart');
    for (let step = 1; step <= 10; step++) await touch('touchMove', (-step * width) / 40, step);
    await touch('touchEnd');
    expect(Math.abs((await percentOf(blendPage)) - 25)).toBeLessThanOrEqual(2);
    expect(await scrolled()).toBe(top);

    const percent = await percentOf(blendPage);
    await touch('touchStart');
    for (let step = 1; step <= 10; step++) await touch('touchMove', 0, -20 * step);
    await touch('touchEnd');
    await expect.poll(scrolled).toBeGreaterThan(top + 50);
    expect(await percentOf(blendPage)).toBe(percent);
  },
);

test('the wheel over the picture moves the slider, and the page stays', async ({
  blendPage,
  page,
}) => {
  const { x, y } = await middleOf(picture(page));
  await page.mouse.move(x - 20, y);
  await page.mouse.move(x, y);
  const top = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 200);
  await expect(blendPage.slider).toHaveValue('60');
  await page.mouse.wheel(0, -300);
  await expect(blendPage.slider).toHaveValue('45');
  expect(await page.evaluate(() => scrollY)).toBe(top);
});

test('a page that scrolls past the picture goes on scrolling', async ({ blendPage, page }) => {
  const scrolled = () => page.evaluate(() => scrollY);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 3_600_000); // else a busy machine makes a pause between two turns
  await page.evaluate(() => scrollTo(0, 800));
  await page.mouse.move(640, 300);
  for (let turn = 0; turn < 8; turn++) {
    const before = await scrolled();
    await page.mouse.wheel(0, -100);
    await expect.poll(scrolled, { intervals: [20] }).toBeLessThan(before);
  }
  await expect.poll(scrolled).toBe(0);
  await expect(blendPage.slider).toHaveValue('50');
});

test('keys on the slider move it', async ({ blendPage, page }) => {
  await blendPage.slider.focus();
  for (const [key, percent] of [
    ['ArrowRight', '51'],
    ['ArrowLeft', '50'],
    ['PageUp', '60'],
    ['PageDown', '50'],
    ['End', '100'],
    ['Home', '0'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(blendPage.slider).toHaveValue(percent);
  }
});

test(
  'the filmstrip shows the whole path, and a press on a frame goes there',
  onPhoneToo,
  async ({ blendPage, page }) => {
    await expect(
      page.getByRole('group', { name: 'The whole path' }).getByRole('button'),
    ).toHaveCount(11);
    await expect(frame(page, 50)).toHaveAttribute('aria-current', 'true');
    await frame(page, 20).click();
    await expect(blendPage.slider).toHaveValue('20');
    await expect(frame(page, 20)).toHaveAttribute('aria-current', 'true');
    await expect(frame(page, 50)).toHaveAttribute('aria-current', 'false');
    await frame(page, 80).focus();
    await page.keyboard.press('Enter');
    await expect(blendPage.slider).toHaveValue('80');

    const { width, height } = (await frame(page, 0).boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    await expectSame(frame(page, 80).locator('canvas'), blendPage.picture('Blended'));
  },
);

test('Play goes there and back until Pause, as fast as chosen', async ({ blendPage, page }) => {
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('Fast');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => percentOf(blendPage), { intervals: [20] }).toBeGreaterThan(95);
  await expect.poll(() => percentOf(blendPage), { intervals: [20] }).toBeLessThan(5);
  await expect.poll(() => percentOf(blendPage), { intervals: [20] }).toBeGreaterThan(30);
  await page.getByRole('button', { name: 'Pause' }).click();
  const percent = await percentOf(blendPage);
  await paintings(page, 20);
  expect(await percentOf(blendPage)).toBe(percent);
});

test('whoever moves the slider by hand takes over from Play', async ({ blendPage, page }) => {
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => percentOf(blendPage)).not.toBe(50);
  await blendPage.slider.press('Home');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await paintings(page, 20);
  await expect(blendPage.slider).toHaveValue('0');
});

test('Swap exchanges the digits, and the picture between them stays', async ({
  blendPage,
  page,
}) => {
  const { first: from, second: to, between } = readReference().pairs[0];
  const [{ percent, pixels }] = between as [(typeof between)[number]];
  await blendPage.choose('first', from);
  await blendPage.choose('second', to);
  await blendPage.slider.fill(`${percent}`);
  await expect // those of the pair before stay until then
    .poll(async () => largestDifference(await blendPage.pixels('Blended'), pixels))
    .toBeLessThanOrEqual(1);
  await frame(page, 30).click();
  const [blended, first] = [await blendPage.pixels('Blended'), await blendPage.pixels('First')];
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(blendPage.status).toHaveText(`Blending ${to.label} into ${from.label}`);
  await expect(blendPage.slider).toHaveValue('70');
  const words = `70 %, from ${to.label} to ${from.label}`;
  await expect(blendPage.slider).toHaveAttribute('aria-valuetext', words);
  expect(largestDifference(await blendPage.pixels('Blended'), blended)).toBeLessThanOrEqual(2);
  expect(await blendPage.pixels('Second')).toEqual(first);
});

test('even speed off is another pace on the same path', async ({ blendPage, page }) => {
  await frame(page, 30).click();
  const even = await blendPage.pixels('Blended');
  await page.getByRole('checkbox', { name: 'Even speed' }).uncheck();
  await expect
    .poll(async () => largestDifference(await blendPage.pixels('Blended'), even))
    .toBeGreaterThan(10);
  await page.getByRole('checkbox', { name: 'Even speed' }).check();
  await expect.poll(async () => largestDifference(await blendPage.pixels('Blended'), even)).toBe(0);
});

test.describe('dark or light', onPhoneToo, () => {
  test.use({ colorScheme: 'dark' });

  test('axe finds nothing on the stage, still or playing', async ({ blendPage, page }) => {
    for (const playing of [false, true]) {
      if (playing) await page.getByRole('button', { name: 'Play' }).click();
      await expectNoViolations(page, '.stage', '.actions');
    }
    await expect(blendPage.slider).toBeVisible();
  });
});
