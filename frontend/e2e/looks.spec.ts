/** What the style sheets promise on every kind of screen, on paper, and to who changes them. */
import type { Page } from '@playwright/test';
import { readPng } from '../src/artifacts/png';
import { expect, test } from './blendPage';
import { paintings } from './pictures';

/** What each engine would draw in its own way. */
const OURS = 'select, .range, input:is([type="checkbox"], [type="radio"]):not(.unseen)';

test.beforeEach(async ({ blendPage, page }) => {
  await blendPage.open();
  await blendPage.ready();
  await expect(page.getByRole('region', { name: 'About' })).toBeVisible();
});

/** Of all style sheets: what stands before the braces of each rule, after those around it. */
function selectors(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const within = (rule: CSSRule, around: string): string[] => {
      const {
        selectorText = '',
        conditionText = '',
        cssRules = [],
      } = rule as CSSStyleRule & CSSMediaRule;
      const own = `${around} ${conditionText}${selectorText}`;
      return [own, ...[...cssRules].flatMap((inner) => within(inner, own))];
    };
    return [...document.styleSheets].flatMap((sheet) =>
      [...sheet.cssRules].flatMap((rule) => within(rule, '')),
    );
  });
}

test('a finger, which cannot hover, leaves nothing that looks hovered', async ({ page }) => {
  const hovered = (await selectors(page)).filter((text) => text.includes(':hover'));
  expect(hovered.length).toBeGreaterThan(5);
  expect(hovered.filter((text) => !text.includes('(hover: hover)'))).toEqual([]);
});

test('what is far from the screen is there all the same: by name, and in a picture of the whole page', async ({
  page,
}) => {
  const skipped = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => getComputedStyle(element).contentVisibility !== 'visible')
      .map((element) => element.outerHTML),
  );
  expect(skipped).toEqual([]);
});

test('on paper all inks are printed', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  const adjusted = await page.evaluate(() =>
    [...document.querySelectorAll('.tile, .tile > *')].map((part) =>
      [undefined, '::after'].map((pseudo) => getComputedStyle(part, pseudo).printColorAdjust),
    ),
  );
  expect(new Set(adjusted.flat())).toEqual(new Set(['exact']));
});

test('a dark page goes to paper in the inks of paper, also where what is printed is a copy of it', async ({
  blendPage,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await blendPage.show('Ink');
  const canvases = ':is(.pictures, .codes, .filmstrip) canvas';
  await expect(page.locator(canvases)).toHaveCount(17);
  /** The lightest ink of any, in bytes, when the browser has said what it is about to do. */
  const lightestAt = (event: string) =>
    page.evaluate(
      async ([selector, type]) => {
        dispatchEvent(new Event(type));
        await Promise.resolve(); // a copy is made when what listens is done
        return Math.max(
          ...[...document.querySelectorAll<HTMLCanvasElement>(selector)].map(lightest),
        );

        function lightest(canvas: HTMLCanvasElement): number {
          const { width, height } = canvas;
          const copy = new OffscreenCanvas(width, height).getContext('2d')!;
          copy.drawImage(canvas, 0, 0);
          const { data } = copy.getImageData(0, 0, width, height);
          const greens = data.filter((_, i) => i % 4 === 1 && data[i + 2] === 255);
          return Math.max(...greens);
        }
      },
      [canvases, event] as const,
    );
  await expect.poll(() => lightestAt('nothing')).toBeGreaterThan(150);
  expect(await lightestAt('beforeprint')).toBeLessThan(100);
  expect(await lightestAt('afterprint')).toBeGreaterThan(150);
});

test('in forced colours nothing that is chosen, moved or pressed is lost', async ({
  blendPage,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await expect(blendPage.slider).toHaveCSS('appearance', 'none');
  await expect(blendPage.slider).toHaveCSS('forced-color-adjust', 'none');
  // Its word would have a patch of paper under it, in the word's own colour.
  await expect(page.locator('.look label:has(:checked)')).toHaveCSS('forced-color-adjust', 'none');
  for (const pad of await page.locator('.pad').all()) {
    await expect(pad).toHaveCSS('forced-color-adjust', 'none');
  }
  for (const list of await page.locator(OURS).all()) {
    await expect(list).toHaveCSS('appearance', 'auto'); // ours are made of gradients and backgrounds
  }
});

test('from right to left all that goes with the slider is mirrored, and Four corners is not', async ({
  blendPage,
  page,
}) => {
  const arrowOf = (list: string) =>
    page
      .locator(list)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundPosition);
  const arrow = await arrowOf('.corner select');
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const track = await blendPage.slider.evaluate((slider) =>
    getComputedStyle(slider).getPropertyValue('--along'),
  );
  expect(track).toBe('to left');
  const { x, y, width, height } = (await blendPage.picture('Blended').boundingBox())!;
  const [across, down] = [x + width / 2, y + height / 2];
  await page.mouse.move(across, down);
  await page.mouse.down();
  await page.mouse.move(across - width / 4, down, { steps: 5 });
  await page.mouse.up();
  await expect(blendPage.slider).toHaveValue('75');
  await page.mouse.wheel(-100, 0);
  await expect(blendPage.slider).toHaveValue('80');

  await blendPage.openChooser('first');
  const boxOf = async (selector: string) => (await page.locator(selector).boundingBox())!;
  expect((await boxOf('.chooser .close')).x).toBeLessThan((await boxOf('.chooser legend')).x);
  expect((await boxOf('.corner.topLeft')).x).toBeLessThan((await boxOf('.corner.topRight')).x);
  expect(await arrowOf('.corner select')).toBe(arrow);
  expect(await arrowOf('.playback select')).not.toBe(arrow);
});

test('with the spacing of text that WCAG asks for nothing is cut off at 320 px', async ({
  blendPage,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets.push(sheet);
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.textContent && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => getComputedStyle(element).overflowX !== 'visible')
      .filter((element) => element.clientWidth > 1) // what is for ears only has no width
      .map((element) => element.outerHTML.slice(0, 100)),
  );
  expect(cut).toEqual([]);

  await blendPage.openChooser('first');
  const words = page.locator('.side.first span');
  const [word, button] = [
    await words.boundingBox(),
    await blendPage.chooser('first').boundingBox(),
  ];
  expect(word!.width).toBeLessThanOrEqual(button!.width);
});

test('a chooser opens, and its pad, whole and without moving the page', async ({
  blendPage,
  page,
}) => {
  const { height } = page.viewportSize()!;
  for (const which of ['first', 'second'] as const) {
    await blendPage.openChooser(which);
    const chooser = page.locator('.chooser:not([hidden])');
    const bottom = async () => {
      const box = (await chooser.boundingBox())!;
      return box.y + box.height;
    };
    expect(await bottom()).toBeLessThan(height);
    await page.getByRole('button', { name: `Draw the ${which} digit` }).click();
    await expect(page.getByLabel(`Drawing pad for the ${which} digit`)).toBeInViewport({
      ratio: 1,
    });
    await paintings(page, 3);
    expect(await bottom()).toBeLessThan(height);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  }
});

test('in a low window the pad and its tools are seen without scrolling', async ({
  blendPage,
  page,
}) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await blendPage.openChooser('first');
  await page.getByRole('button', { name: 'Draw the first digit' }).click();
  await expect(page.getByLabel('Drawing pad for the first digit')).toBeInViewport({ ratio: 1 });
  const hidden = await page
    .locator('.chooser:not([hidden])')
    .evaluate((sheet) => [
      sheet.scrollWidth - sheet.clientWidth,
      sheet.scrollHeight - sheet.clientHeight,
    ]);
  expect(hidden).toEqual([0, 0]);
});

test('lists and sliders have one look, the chosen handwriting the corners of its tile, Noise no empty column', async ({
  blendPage,
  page,
}) => {
  await blendPage.openChooser('first');
  await page.getByRole('button', { name: 'Draw the first digit' }).click();
  for (const control of await page.locator(OURS).all()) {
    await expect(control).toHaveCSS('appearance', 'none');
  }
  await page.getByRole('button', { name: /^Keep the \d$/ }).click();
  const columns = await page
    .locator('.noise-lab')
    .evaluate((lab) => getComputedStyle(lab).gridTemplateColumns.split(' ').length);
  expect(columns).toBe(await page.locator('.denoised').count());
  await blendPage.openChooser('first');
  const radii = await page
    .locator('.samples label')
    .first()
    .evaluate((label) =>
      [label, label.querySelector('.tile')!].map((part) => getComputedStyle(part).borderRadius),
    );
  expect(radii[0]).toBe(radii[1]);
});

test('what stands in one row or column has its edges in common', async ({ page }) => {
  const boxOf = async (name: RegExp) => (await page.getByRole('button', { name }).boundingBox())!;
  const [play, swap, surprise] = [
    await boxOf(/^Play$/),
    await boxOf(/^Swap$/),
    await boxOf(/^Surprise me$/),
  ];
  const speed = (await page.getByLabel('Speed', { exact: true }).boundingBox())!;
  expect([play.x, play.width]).toEqual([swap.x, swap.width]);
  expect([speed.x, speed.width]).toEqual([surprise.x, surprise.width]);
  for (const row of await page.locator('.compared').all()) {
    const picture = (await row.locator('.digit').boundingBox())!;
    const strip = (await row.locator('.strip').boundingBox())!;
    expect(picture.y).toBeCloseTo(strip.y, 0);
    expect(picture.height).toBeCloseTo(strip.height, 0);
  }
  await page.locator('#map').scrollIntoViewIfNeeded();
  await expect(page.locator('.map .here')).toBeVisible();
  const drawn = await page // by Four corners and Map
    .locator('.here > .digit')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
  expect(drawn).toHaveLength(2);
  expect(new Set(drawn.map(({ left, right }) => `${left} to ${right}`)).size).toBe(1);
});

test('no ink is seen at the rounded corners of a picture', async ({ blendPage, page }) => {
  await blendPage.openChooser('first');
  const { x, y } = (await page.locator('.samples .tile').nth(1).boundingBox())!;
  const colours = await coloursOf(page, { x: Math.ceil(x), y: Math.ceil(y), width: 6, height: 6 });
  const chroma = colours.map((colour) => Math.max(...colour) - Math.min(...colour));
  expect(Math.max(...chroma)).toBeLessThan(12); // of the paper it is 7
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the cells of Four corners can be told from their paper', async ({ blendPage, page }) => {
      const grid = page.locator('.corners .grid');
      await grid.scrollIntoViewIfNeeded();
      await expect(page.getByRole('img', { name: 'Digit at the point' })).toBeVisible();
      for (const look of ['Pixels', 'Ink'] as const) {
        await blendPage.show(look);
        await grid.scrollIntoViewIfNeeded();
        await paintings(page, 2);
        await expect.poll(() => faintestContrast(page)).toBeGreaterThan(3);
      }
    });

    test('a tick can be told from its box, and scrollbars have the page’s colours', async ({
      page,
    }) => {
      await expect(page.locator('html')).not.toHaveCSS('scrollbar-color', 'auto');
      const { x, y, width } = (await page.getByLabel('Even speed').boundingBox())!;
      const within = { x: x + 3, y: y + 3, width: width - 6, height: width - 6 };
      expect(await contrastIn(page, within)).toBeGreaterThan(4.5);
    });
  });
}

/** Between the ink of a cell that is far from the point and the paper: of what is on the screen. */
async function faintestContrast(page: Page): Promise<number> {
  const { x, y, width } = (await page.locator('.corners .grid').boundingBox())!;
  const side = width / 9;
  return contrastIn(page, { x, y, width: side, height: side });
}

/** Between the lightest and the darkest pixel of the screen there. */
async function contrastIn(page: Page, clip: Clip): Promise<number> {
  const linear = (byte: number) => ((byte / 255 + 0.055) / 1.055) ** 2.4;
  const colours = await coloursOf(page, clip);
  const luminances = colours.map(
    ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue),
  );
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
}

type Colour = readonly [red: number, green: number, blue: number];

/** Of each pixel of the screen there. */
async function coloursOf(page: Page, clip: Clip): Promise<Colour[]> {
  const png = await readPng(Uint8Array.from(await page.screenshot({ clip })));
  const { width, height, channels, bytes } = png;
  const at = (i: number, channel: number) => bytes[i * channels + channel]!;
  return Array.from({ length: width * height }, (_, i) => [at(i, 0), at(i, 1), at(i, 2)] as const);
}

type Clip = Record<'x' | 'y' | 'width' | 'height', number>;
