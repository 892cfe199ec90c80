/** Drawing either digit: by mouse, pen, finger and keyboard. */
import type { Locator } from '@playwright/test';

import { expectNoViolations } from './axe';
import { byFinger, expect, onPhoneToo, test, type BlendPage } from './blendPage';
import { readReference } from './inputs';
import { correlation, greysOf, paintings } from './pictures';

const { first: from, second: to } = readReference().opensWith;

type Which = 'first' | 'second';
type Point = readonly [x: number, y: number];

const seven: Point[] = [
  [0.22, 0.2],
  [0.78, 0.18],
  [0.45, 0.85],
];

class Pad {
  readonly paper: Locator;
  readonly open: Locator;
  readonly group: Locator;
  readonly view: Locator;

  constructor(
    readonly blendPage: BlendPage,
    readonly which: Which,
  ) {
    this.group = blendPage.page.getByRole('group', { name: `Choose the ${which} digit` });
    this.paper = this.group.getByRole('application', {
      name: `Drawing pad for the ${which} digit`,
    });
    this.open = this.group.getByRole('button', { name: `Draw the ${which} digit` });
    this.view = this.group.getByRole('img', { name: 'What the network sees' });
  }

  button(name: string): Locator {
    return this.group.getByRole('button', { name });
  }

  /** Points of the paper in pixels of the viewport. */
  async at(points: readonly Point[]): Promise<Point[]> {
    const { x, y, width, height } = (await this.paper.boundingBox())!;
    return points.map(([across, down]) => [x + across * width, y + down * height] as const);
  }

  async draw(points: readonly Point[]): Promise<void> {
    const { mouse } = this.blendPage.page;
    const [start, ...way] = await this.at(points);
    await mouse.move(...start!);
    await mouse.down();
    for (const point of way) await mouse.move(...point, { steps: 8 });
    await mouse.up();
  }

  pixelsSeen(): Promise<number[]> {
    return greysOf(this.view);
  }
}

const inkIn = (pixels: readonly number[]) => pixels.filter((value) => value > 0).length;

async function openPad(blendPage: BlendPage, which: Which = 'first'): Promise<Pad> {
  await blendPage.open();
  await blendPage.ready();
  const pad = new Pad(blendPage, which);
  await blendPage.openChooser(which);
  await pad.open.click();
  await expect(pad.paper).toBeFocused();
  return pad;
}

for (const which of ['first', 'second'] as const) {
  test(`the ${which} digit is drawn by mouse, and blended`, onPhoneToo, async ({ blendPage }) => {
    const pad = await openPad(blendPage, which);
    const before = await blendPage.pixels('Blended');
    await pad.draw(seven);

    const words = which === 'first' ? /^Blending your drawing into \d$/ : /into your drawing$/;
    await expect(blendPage.status).toHaveText(words);
    await expect.poll(() => blendPage.pixels('Blended')).not.toEqual(before);
    const place = which === 'first' ? 'First' : 'Second';
    expect(await pad.pixelsSeen()).toEqual(await blendPage.pixels(place));
    expect(inkIn(await pad.pixelsSeen())).toBeGreaterThan(60);
  });
}

test('at its end of the slider the network draws what was drawn', async ({ blendPage }) => {
  const pad = await openPad(blendPage);
  await pad.draw(seven);
  const drawn = await blendPage.pixels('First');
  await blendPage.slider.fill('0');
  const likeness = async () => correlation(await blendPage.pixels('Blended'), drawn);
  await expect.poll(likeness).toBeGreaterThan(0.8);
  await blendPage.slider.fill('100');
  await expect.poll(likeness).toBeLessThan(0.6);
});

test('the blend follows while a line is being drawn', async ({ blendPage, page }) => {
  const pad = await openPad(blendPage);
  const [start, corner, end] = await pad.at(seven);
  await page.mouse.move(...start!);
  await page.mouse.down();
  await page.mouse.move(...corner!, { steps: 20 });
  await expect(blendPage.status).toHaveText(/^Blending your drawing/);
  await paintings(page, 2); // all of it so far is seen
  const halfWay = await pad.pixelsSeen();
  await page.mouse.move(...end!, { steps: 20 });
  await expect.poll(() => pad.pixelsSeen()).not.toEqual(halfWay);
  await page.mouse.up();
});

test('a line may leave the pad and come back', async ({ blendPage }) => {
  const pad = await openPad(blendPage);
  await pad.draw([
    [0.5, 0.2],
    [1.2, 0.5],
    [0.5, 0.8],
  ]);
  await pad.button('Undo').click();
  await expect(pad.button('Keep the 3')).toBeVisible(); // it was one stroke
});

test('undo, clear, and the digit of before', async ({ blendPage }) => {
  const pad = await openPad(blendPage);
  const before = await blendPage.pixels('First');
  await expect(pad.button('Undo')).toBeDisabled();
  await expect(pad.button('Clear')).toBeDisabled();

  await pad.draw(seven);
  const one = await pad.pixelsSeen();
  await pad.draw([
    [0.3, 0.5],
    [0.8, 0.5],
  ]);
  expect(await pad.pixelsSeen()).not.toEqual(one);
  await pad.button('Undo').click();
  expect(await pad.pixelsSeen()).toEqual(one);

  await pad.button('Clear').click();
  expect(inkIn(await pad.pixelsSeen())).toBe(0);
  expect(await blendPage.pixels('First')).toEqual(before);
  await expect(blendPage.status).toHaveText(`Blending ${from.label} into ${to.label}`);
  await pad.button('Undo').click();
  expect(await pad.pixelsSeen()).toEqual(one);

  await pad.button('Clear').click();
  await pad.button('Keep the 3').click();
  await expect(pad.open).toBeFocused();
  expect(await blendPage.label('first')).toBe(3);
});

test('a thicker brush makes a fatter digit', async ({ blendPage, page }) => {
  const pad = await openPad(blendPage);
  await pad.draw(seven);
  const thin = inkIn(await pad.pixelsSeen());
  await pad.group.getByRole('slider', { name: 'Brush' }).focus();
  await page.keyboard.press('End');
  await expect.poll(async () => inkIn(await pad.pixelsSeen())).toBeGreaterThan(1.3 * thin);
});

test('the drawing is kept: the pad goes on with it after another digit', async ({ blendPage }) => {
  const pad = await openPad(blendPage);
  await pad.draw(seven);
  const drawn = await pad.pixelsSeen();
  await pad.button('Done').click();
  await expect(pad.open).toBeFocused();
  const { labels, samples } = blendPage.picker('first');
  await expect(samples).toHaveAccessibleName('Handwriting of the 3');
  await expect(pad.group.getByRole('radio', { checked: true })).toHaveCount(0);

  await labels.getByRole('radio', { name: '5' }).check();
  await blendPage.ready();
  await pad.open.click();
  await expect.poll(() => pad.pixelsSeen()).toEqual(drawn);
  await expect(blendPage.status).toHaveText(/^Blending your drawing into/);
});

test('“Surprise me” closes the pad', async ({ blendPage }) => {
  const pad = await openPad(blendPage);
  await pad.draw(seven);
  await blendPage.surprise.click();
  await blendPage.ready();
  await expect(pad.paper).toBeHidden();
  await blendPage.openChooser('first');
  await expect(pad.group.getByRole('radio', { checked: true })).toHaveCount(2);
});

test('by keyboard alone', async ({ blendPage, page }) => {
  await blendPage.open();
  await blendPage.ready();
  const pad = new Pad(blendPage, 'first');
  await blendPage.chooser('first').press('Enter');
  await pad.open.focus();
  await page.keyboard.press('Enter');
  await expect(pad.paper).toBeFocused();
  await expect(pad.paper).toHaveAccessibleDescription(/arrow keys move the pen/);

  const scrolled = await page.evaluate(() => scrollY);
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft'); // only moves
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  await expect(blendPage.status).toHaveText(/^Blending your drawing into/);
  await expect(pad.group.getByText(/^Pen up, 47 % across, 75 % down$/)).toBeAttached();

  // A stem: as high as MNIST’s digits are, and narrow.
  const pixels = await pad.pixelsSeen();
  const rows = Array.from({ length: 28 }, (_, row) => inkIn(pixels.slice(28 * row, 28 * row + 28)));
  expect(rows.filter((ink) => ink > 0)).toHaveLength(20);
  expect(Math.max(...rows)).toBeLessThan(6);

  await page.keyboard.press('Tab');
  await expect(pad.group.getByRole('slider', { name: 'Brush' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(pad.open).toBeFocused();
});

test(
  'by finger: it draws, and the page neither scrolls nor zooms',
  byFinger,
  async ({ blendPage, page }) => {
    const pad = await openPad(blendPage);
    const view = () => page.evaluate(() => [scrollX, scrollY, visualViewport!.scale]);
    const before = await view();
    const browser = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly Point[]) =>
      browser.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: fingers.map(([x, y], id) => ({ x, y, id })),
      });

    const way = await pad.at(
      Array.from({ length: 30 }, (_, i) => [0.5, 0.15 + 0.025 * i] as const),
    );
    await touch('touchStart', [way[0]!]);
    for (const point of way) await touch('touchMove', [point]);
    await touch('touchEnd', []);
    await expect(blendPage.status).toHaveText(/^Blending your drawing into/);
    const drawn = await pad.pixelsSeen();

    // Two fingers would zoom: only the first of them draws.
    const [left, right] = await pad.at([
      [0.3, 0.5],
      [0.7, 0.5],
    ]);
    await touch('touchStart', [left!, right!]);
    const spread = await pad.at([
      [0.1, 0.5],
      [0.9, 0.5],
    ]);
    await touch('touchMove', spread);
    await touch('touchEnd', []);
    expect(await view()).toEqual(before);
    await pad.button('Undo').click();
    expect(await pad.pixelsSeen()).toEqual(drawn);
  },
);

test('by pen', async ({ blendPage, page }) => {
  const pad = await openPad(blendPage);
  const browser = await page.context().newCDPSession(page);
  const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: Point) =>
    browser.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      buttons: 1,
      clickCount: 1,
      pointerType: 'pen',
      force: 0.4,
    });
  const [start, corner, end] = await pad.at(seven);
  await pen('mousePressed', start!);
  await pen('mouseMoved', corner!);
  await pen('mouseMoved', end!);
  await pen('mouseReleased', end!);
  await expect(blendPage.status).toHaveText(/^Blending your drawing into/);
  expect(inkIn(await pad.pixelsSeen())).toBeGreaterThan(60);
});

test.describe('where the pad cannot be loaded', () => {
  test.use({ complaintsExpected: true, serviceWorkers: 'block' }); // it would have a copy

  test('the page says so, and the button tries again', async ({ blendPage, page }) => {
    await page.route('**/DrawPad-*.js', (route) => route.abort(), { times: 1 });
    await blendPage.open();
    await blendPage.ready();
    const pad = new Pad(blendPage, 'first');
    await blendPage.openChooser('first');
    await pad.open.click();
    await expect(pad.group.getByRole('alert').first()).toContainText('could not be loaded');
    expect(await blendPage.label('first')).toBe(3);

    await pad.open.click();
    await expect(pad.paper).toBeFocused();
    await expect(pad.group.getByRole('alert').first()).toBeEmpty();
  });
});

test(
  'nothing of the pad is cut off at the side, and all of it can be hit',
  onPhoneToo,
  async ({ blendPage, page }) => {
    const pad = await openPad(blendPage);
    for (const width of [320, 390, 496, 640, 864, 992, 1920]) {
      await page.setViewportSize({ width, height: 1000 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      const paper = (await pad.paper.boundingBox())!;
      expect(paper.height).toBeCloseTo(paper.width, 0);
      expect(paper.width).toBeGreaterThanOrEqual(200);
      for (const control of await pad.group.locator('button:visible, input').all()) {
        const box = (await control.boundingBox())!;
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
      }
    }
  },
);

test('held sideways, a phone shows the whole pad', onPhoneToo, async ({ blendPage, page }) => {
  await page.setViewportSize({ width: 740, height: 360 });
  const pad = await openPad(blendPage);
  await expect(pad.paper).toBeInViewport({ ratio: 1 });
  await expect(pad.button('Keep the 3')).toBeInViewport({ ratio: 1 });
});

test('at 400 % one can still draw, and choose', onPhoneToo, async ({ blendPage, page }) => {
  await page.setViewportSize({ width: 320, height: 256 }); // of 1280 x 1024
  const pad = await openPad(blendPage);
  expect((await pad.paper.boundingBox())!.width).toBeGreaterThan(120);
  await pad.button('Keep the 3').click();
  const labels = pad.group.getByRole('radiogroup', { name: 'Class of the first digit' });
  const boxes = await labels
    .locator('label')
    .evaluateAll((all) => all.map((label) => label.getBoundingClientRect().width));
  expect(Math.min(...boxes)).toBeGreaterThanOrEqual(24);
});

const states: Record<string, (pad: Pad) => Promise<void>> = {
  async 'an empty pad'() {},
  async 'a pad with a drawing'(pad) {
    await pad.draw(seven);
  },
  async 'a drawing, and the pad closed'(pad) {
    await pad.draw(seven);
    await pad.button('Done').click();
    await expect(pad.open).toBeFocused();
  },
};

for (const [state, enter] of Object.entries(states)) {
  test.describe(state, onPhoneToo, () => {
    test.use({ colorScheme: 'dark' });

    test('axe finds nothing, dark or light', async ({ blendPage, page }) => {
      await enter(await openPad(blendPage));
      await expectNoViolations(page, '.picker.first');
    });
  });
}
