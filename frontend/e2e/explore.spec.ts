import type { Locator, Page } from '@playwright/test';

import { expectNoViolations } from './axe';
import { byFinger, expect, onPhoneToo, test } from './blendPage';
import { expectDrawn, expectNew, expectSame, greysOf } from './pictures';

type Name = 'Four corners' | 'Map' | 'Look inside';

async function go(page: Page, name: Name): Promise<Locator> {
  const region = page.getByRole('region', { name, exact: true });
  const surface = region.locator('.corners, .map, .inside');
  await surface.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  return region;
}

function picture(region: Locator, name: string): Locator {
  return region.getByRole('img', { name, exact: true });
}

/** Puts a finger down, leads it on, and lifts it. Places are shares of the surface. */
async function dragByTouch(surface: Locator, from: number[], to: number[]) {
  const client = await surface.page().context().newCDPSession(surface.page());
  const { x, y, width, height } = (await surface.boundingBox())!;
  const touch = (type: 'touchStart' | 'touchMove', [across, down]: number[]) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [{ x: x + across! * width, y: y + down! * height }],
    });
  await touch('touchStart', from);
  for (let i = 1; i <= 8; i++) {
    await touch(
      'touchMove',
      from.map((start, axis) => start + (i / 8) * (to[axis]! - start)),
    );
  }
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

async function clickAt(surface: Locator, across: number, down: number) {
  const { width, height } = (await surface.boundingBox())!;
  await surface.click({ position: { x: across * width, y: down * height } });
}

test.beforeEach(async ({ blendPage }, { title }) => {
  if (title.includes('without')) return; // goes without something from the start
  await blendPage.open();
  await blendPage.ready();
});

test.describe('Four corners', () => {
  test('at a corner is what the blend shows of the same digit', async ({ blendPage, page }) => {
    await blendPage.choose('first', { label: 7, sample: 3 });
    await blendPage.slider.fill('0');
    const region = await go(page, 'Four corners');
    await region.getByRole('combobox', { name: 'Digit at the bottom left' }).selectOption('7');
    for (let sample = 0; sample < 3; sample++) {
      await region.getByRole('button', { name: 'Another 7 at the bottom left' }).click();
    }
    await clickAt(region.locator('.pad'), 0.002, 0.998);
    const point = region.getByRole('slider', { name: 'Point, across' });
    await expect(point).toHaveAttribute('aria-valuetext', '0 % across, 100 % down');
    await point.press('ArrowLeft');
    await point.press('ArrowDown');
    await expectDrawn(picture(region, 'Digit at the point'));
    await expectSame(picture(region, 'Digit at the point'), blendPage.picture('Blended'));
  });

  test('the point follows the mouse, and the picture the point', async ({ page }) => {
    const region = await go(page, 'Four corners');
    const result = picture(region, 'Digit at the point');
    const seen = new Set([(await expectDrawn(result)).join()]);
    const { x, y, width, height } = (await region.locator('.pad').boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    for (const share of [0.1, 0.35, 0.65, 0.9]) {
      await page.mouse.move(x + share * width, y + share * height);
      await expectNew(result, seen);
    }
    await page.mouse.up();
    const point = region.getByRole('slider', { name: 'Point, across' });
    await expect(point).toHaveAttribute('aria-valuetext', '90 % across, 90 % down');
    await expect(point).toBeFocused();
    await page.mouse.move(x, y); // no longer pressed
    await expect(point).toHaveAttribute('aria-valuetext', '90 % across, 90 % down');
  });

  test('it works by keyboard alone', async ({ page }) => {
    const region = await go(page, 'Four corners');
    const before = await expectDrawn(picture(region, 'Digit at the point'));
    await region.getByRole('button', { name: 'Another 2 at the top left' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('4');
    await expect(region.getByRole('button', { name: 'Another 4 at the top left' })).toBeVisible();
    for (let i = 0; i < 7; i++) await page.keyboard.press('Tab');
    const point = region.getByRole('slider', { name: 'Point, across' });
    await expect(point).toBeFocused();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowLeft');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowUp');
    await expect(point).toHaveAttribute('aria-valuetext', '10 % across, 47 % down');
    await expect.poll(() => greysOf(picture(region, 'Digit at the point'))).not.toEqual(before);
  });

  test('a finger moves the point and does not scroll the page', byFinger, async ({ page }) => {
    const region = await go(page, 'Four corners');
    await expectDrawn(picture(region, 'Digit at the point'));
    const top = await page.evaluate(() => scrollY);
    await dragByTouch(region.locator('.pad'), [0.5, 0.2], [0.3, 0.9]);
    await expect(region.getByRole('slider', { name: 'Point, across' })).toHaveAttribute(
      'aria-valuetext',
      '30 % across, 90 % down',
    );
    expect(await page.evaluate(() => scrollY)).toBe(top);
  });
});

test.describe('Map', () => {
  const cursorOf = (region: Locator) =>
    region.getByRole('slider', { name: 'Place on the map, across' });
  const result = 'Digit at the place on the map';

  test('a press anywhere decodes there, a drag all along', onPhoneToo, async ({ page }) => {
    const region = await go(page, 'Map');
    const before = await expectDrawn(picture(region, result));
    await clickAt(region.locator('.pad'), 0.6, 0.25);
    await expect.poll(() => greysOf(picture(region, result))).not.toEqual(before);
    await expect(cursorOf(region)).toHaveAttribute('aria-valuetext', /^near \d$/);

    const { x, y, width, height } = (await region.locator('.pad').boundingBox())!;
    const seen = new Set([(await greysOf(picture(region, result))).join()]);
    await page.mouse.move(x + 0.6 * width, y + 0.25 * height);
    await page.mouse.down();
    for (const share of [0.3, 0.4, 0.5, 0.6]) {
      await page.mouse.move(x + share * width, y + 0.5 * height);
      await expectNew(picture(region, result), seen);
    }
    await page.mouse.up();
  });

  test('the mouse over a large dot shows its digit', async ({ page }) => {
    const region = await go(page, 'Map');
    const { x, y, width, height } = (await region.locator('.pad').boundingBox())!;
    const shown = region.getByRole('img', { name: /^A handwritten \d$/ });
    for (let step = 0; step < 60 && (await shown.count()) === 0; step++) {
      await page.mouse.move(x + (0.3 + step / 150) * width, y + 0.55 * height);
    }
    await expectDrawn(shown);
    await page.mouse.move(x - 10, y - 10);
    await expect(shown).toHaveCount(0);
  });

  test('arrow keys move the cursor, and say what is near', async ({ page }) => {
    const region = await go(page, 'Map');
    const before = await expectDrawn(picture(region, result));
    await cursorOf(region).focus();
    const said = new Set<string | null>();
    for (let i = 0; i < 7; i++) {
      await page.keyboard.press(i < 4 ? 'Shift+ArrowDown' : 'Shift+ArrowLeft');
      said.add(await cursorOf(region).getAttribute('aria-valuetext'));
    }
    expect(said.size).toBeGreaterThan(2);
    await expect.poll(() => greysOf(picture(region, result))).not.toEqual(before);
  });

  test('the marker follows the slider from end to end', async ({ blendPage, page }) => {
    const region = await go(page, 'Map');
    const place = (selector: string) =>
      region
        .locator(selector)
        .evaluate(({ style }: HTMLElement) =>
          ['--x', '--y'].map((name) => Math.round(10 * parseFloat(style.getPropertyValue(name)))),
        );
    for (const [percent, end] of [
      ['0', '.end.first'],
      ['100', '.end.second'],
    ] as const) {
      await blendPage.slider.fill(percent);
      await go(page, 'Map');
      await expect.poll(() => place('.now')).toEqual(await place(end));
    }
  });

  test('with another model the way over the map is still there', async ({ blendPage, page }) => {
    await page.getByRole('radio', { name: 'Cross-fade', exact: true }).check();
    await blendPage.ready();
    const region = await go(page, 'Map');
    await expect(region.locator('.now')).toBeVisible(); // the network loads
  });

  test(
    'its dots are as sharp as the screen, and it says what they show',
    onPhoneToo,
    async ({ page }) => {
      const region = await go(page, 'Map');
      const dots = region.getByRole('img', {
        name: /^Map of the codes of [\d,]+ handwritten digits/,
      });
      await expect
        .poll(() =>
          dots.evaluate(
            (canvas: HTMLCanvasElement) => canvas.width / (canvas.clientWidth * devicePixelRatio),
          ),
        )
        .toBeCloseTo(1, 1);
      const colours = await dots.evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
      });
      expect(colours).toBeGreaterThan(10);
    },
  );

  test('it works by touch and does not scroll the page', byFinger, async ({ page }) => {
    const region = await go(page, 'Map');
    const before = await expectDrawn(picture(region, result));
    const top = await page.evaluate(() => scrollY);
    await dragByTouch(region.locator('.pad'), [0.5, 0.2], [0.4, 0.8]);
    expect(await page.evaluate(() => scrollY)).toBe(top);
    await expect.poll(() => greysOf(picture(region, result))).not.toEqual(before);
  });
});

test.describe('Look inside', () => {
  const result = 'Digit of these numbers';

  test('it begins with the blend, and each number changes the picture', async ({
    blendPage,
    page,
  }) => {
    await blendPage.slider.fill('30');
    const region = await go(page, 'Look inside');
    await expectSame(picture(region, result), blendPage.picture('Blended'));
    const blend = await greysOf(picture(region, result));
    const number = region.getByRole('slider', { name: /^Number 2 of \d+$/ });
    await number.press('End');
    await expect(number).toHaveAttribute('aria-valuetext', '+3.0');
    await expect.poll(() => greysOf(picture(region, result))).not.toEqual(blend);

    await region.getByRole('button', { name: 'Back to the blend' }).click();
    await expectSame(picture(region, result), blendPage.picture('Blended'));
  });

  test('the first number shown as a strip is what it does', async ({ page }) => {
    const region = await go(page, 'Look inside');
    const number = region.getByRole('slider', { name: /^Number 1 of \d+$/ });
    await number.press('Home');
    const strip = region.getByRole('group', { name: 'Number 1 from −3 to +3' });
    await expectDrawn(picture(strip, 'Number 1 at −3.0'));
    await expectSame(picture(region, result), picture(strip, 'Number 1 at −3.0'));
    await number.press('End');
    await expectSame(picture(region, result), picture(strip, 'Number 1 at +3.0'));
  });

  test('after the slider has been moved it begins anew', async ({ blendPage, page }) => {
    const region = await go(page, 'Look inside');
    await region.getByRole('slider', { name: /^Number 1 of \d+$/ }).press('End');
    const back = region.getByRole('button', { name: 'Back to the blend' });
    await expect(back).toBeEnabled();
    await blendPage.slider.scrollIntoViewIfNeeded();
    await expect(async () => {
      await blendPage.slider.press('ArrowRight');
      await expect(back).toBeDisabled({ timeout: 2000 }); // else once more
    }).toPass();
    await go(page, 'Look inside');
    await expectSame(picture(region, result), blendPage.picture('Blended'));
  });

  test('all numbers are there on demand', async ({ page }) => {
    const region = await go(page, 'Look inside');
    await expect(region.getByRole('slider')).toHaveCount(8);
    await region.getByRole('button', { name: /^Show all/ }).press('Enter');
    const last = region.getByRole('slider').last();
    const count = await region.getByRole('slider').count();
    expect(count).toBeGreaterThan(8);
    await expect(last).toHaveAccessibleName(`Number ${count} of ${count}`);
    await region.getByRole('button', { name: 'Show the first 8' }).click();
    await expect(region.getByRole('slider')).toHaveCount(8);
  });
});

test.describe('faults', () => {
  test.use({ complaintsExpected: true, serviceWorkers: 'block' });

  test('without latent.json the map and the numbers say so, the corners work', async ({
    blendPage,
    page,
  }) => {
    await page.route('**/latent-*.json', (route) => route.abort());
    await blendPage.open();
    await expectDrawn(picture(await go(page, 'Four corners'), 'Digit at the point'));
    for (const name of ['Map', 'Look inside'] as const) {
      await expect((await go(page, name)).getByText(/^This part waits/)).toBeVisible();
    }
  });

  test('without the network all three say so', async ({ blendPage, page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await blendPage.open();
    for (const name of ['Four corners', 'Map', 'Look inside'] as const) {
      await expect((await go(page, name)).getByText(/^This part waits/)).toBeVisible();
    }
    await page.unroute('**/*.wasm');
    await blendPage.retry.click();
    await expectDrawn(picture(await go(page, 'Map'), 'Digit at the place on the map'));
  });
});

test.describe('dark or light', onPhoneToo, () => {
  test.use({ colorScheme: 'dark' });

  test('axe finds nothing in the three regions', async ({ page }) => {
    for (const name of ['Four corners', 'Map', 'Look inside'] as const) {
      await (await go(page, name)).getByRole('slider').first().press('ArrowRight');
    }
    await expectNoViolations(page, '.corners', '.map', '.inside');
  });
});

test('nothing is cut off at the side, from 320 px up', onPhoneToo, async ({ page }) => {
  for (const width of [320, 376, 640, 864, 1280]) {
    await page.setViewportSize({ width, height: 1000 });
    for (const name of ['Four corners', 'Map', 'Look inside'] as const) await go(page, name);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});
