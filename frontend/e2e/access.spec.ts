import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { byFinger, expect, onPhoneToo, test, type BlendPage } from './blendPage';
import { readReference } from './inputs';

const { first: from, second: to } = readReference().opensWith;

/** Everything that sleeps until it is seen has been seen. */
async function seeAll(page: Page) {
  for (const section of await page.getByRole('region').all()) {
    await section.scrollIntoViewIfNeeded();
  }
  await page.evaluate(() => scrollTo(0, 0));
}

const states: Record<string, (blendPage: BlendPage) => Promise<void>> = {
  async ready(blendPage) {
    await blendPage.open();
    await blendPage.ready();
    await expect(blendPage.page.getByRole('region', { name: 'About' })).toBeVisible();
    await seeAll(blendPage.page);
  },
  async loading(blendPage) {
    await blendPage.page.route('**/*.wasm', () => {}); // never answered
    await blendPage.open();
    await expect(blendPage.progress).toBeVisible();
    await expect(blendPage.surprise).toBeEnabled();
  },
  async failed(blendPage) {
    await blendPage.page.route('**/*.wasm', (route) => route.abort());
    await blendPage.open();
    await expect(blendPage.retry).toBeVisible();
  },
};

for (const [state, enter] of Object.entries(states)) {
  test.describe(state, onPhoneToo, () => {
    test.use({ colorScheme: 'dark', complaintsExpected: state === 'failed' });

    test('axe finds nothing, dark or light', async ({ blendPage, page }) => {
      await enter(blendPage);
      await expectNoViolations(page);
    });
  });
}

test('nothing is cut off at the side, from 320 px up', onPhoneToo, async ({ blendPage, page }) => {
  await states.ready!(blendPage);
  const upright = [320, 367, 376, 496, 640, 992, 1920].map((width) => ({ width, height: 1000 }));
  const sideways = [640, 740, 844, 915].map((width) => ({ width, height: Math.round(width / 2) }));
  for (const { width, height } of [...upright, ...sideways]) {
    await page.setViewportSize({ width, height });
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widest).toBe(width);
  }
});

test(
  'everything that can be touched is at least 24 px wide and high',
  onPhoneToo,
  async ({ blendPage, page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await states.ready!(blendPage);
    const small = await page.locator('button, input, select').evaluateAll((controls) =>
      controls
        .map((control) => ({ control, area: control.closest('label') ?? control }))
        .map(({ control, area }) => ({
          name: control.outerHTML,
          box: area.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 24)
        .map(({ name, box }) => `${name} is ${box.width} x ${box.height}`),
    );
    expect(small).toEqual([]);
  },
);

test(
  'the names of the classes are as high as a finger needs, without a gap',
  byFinger,
  async ({ blendPage, page }) => {
    await states.ready!(blendPage);
    await blendPage.openChooser('first');
    const boxes = await page
      .locator('.labels label')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
    expect(Math.min(...boxes.map(({ height }) => height))).toBeGreaterThanOrEqual(44);
    expect(boxes.at(-1)!.right - boxes[0]!.left).toBeCloseTo(10 * boxes[0]!.width, 0);
  },
);

test('no two groups go by one name, and what changes unseen is said', async ({
  blendPage,
  page,
}) => {
  await states.ready!(blendPage);
  const groups = await page
    .locator('fieldset, [role="group"], [role="radiogroup"]')
    .evaluateAll((all) =>
      all.map((one) => one.ariaLabel ?? one.querySelector('legend')?.textContent),
    );
  expect(new Set(groups).size).toBe(groups.length);
  const samples = await page
    .locator('.samples [role="img"]')
    .evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel));
  expect(new Set(samples).size).toBe(samples.length);

  await blendPage.slider.fill('40');
  await expect(blendPage.picture('Blended')).toHaveAccessibleName(
    `Blended digit, 40 %, from ${from.label} to ${to.label}`,
  );
  const path = page.getByRole('group', { name: 'The whole path' });
  await expect(path.getByRole('img')).toHaveCount(0); // else each would be heard twice

  const said = page.locator('main .said');
  await blendPage.choose('second', { label: 8, sample: 4 });
  await expect(said).toHaveText('Second digit: 8, sample 5');
  await page.getByRole('radio', { name: 'Cross-fade' }).check();
  await expect(said).toHaveText('Blended by a cross-fade');
});

test('the slider says where it is', async ({ blendPage }) => {
  await blendPage.open();
  await blendPage.slider.fill('40');
  await expect(blendPage.slider).toHaveAttribute(
    'aria-valuetext',
    `40 %, from ${from.label} to ${to.label}`,
  );
});

test('Tab alone reaches everything, in the order of the page, and one sees where it is', async ({
  blendPage,
  page,
}) => {
  await states.ready!(blendPage);
  await page.locator('h1').click(); // Tab goes on from there
  const walked: string[] = [];
  const unseen: string[] = [];
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab');
    const { name, isSeen } = await focused(page);
    if (!name) break; // once round
    walked.push(name);
    if (!isSeen) unseen.push(name);
  }
  const expected = ['Choose the first digit', 'Choose the second digit', 'Blend', 'Play'].concat(
    ['Swap', 'Surprise me', 'Pixels', 'Copy link', 'Download PNG', 'Download GIF', 'Download SVG'],
    ['Variational autoencoder', 'Noise'],
  );
  const found = expected.filter((name) => {
    const place = walked.indexOf(name);
    walked.splice(0, place + 1);
    return place >= 0;
  });
  expect(found).toEqual(expected);
  expect(unseen).toEqual([]);
});

test(
  'a sheet that fills the screen closes when the focus leaves it',
  onPhoneToo,
  async ({ blendPage, page }) => {
    await page.setViewportSize({ width: 390, height: 700 });
    await states.ready!(blendPage);
    await blendPage.openChooser('first');
    await blendPage.slider.focus();
    await expect(blendPage.chooser('first')).toHaveAttribute('aria-expanded', 'true');
    await blendPage.surprise.focus();
    await expect(blendPage.chooser('first')).toHaveAttribute('aria-expanded', 'false');
  },
);

/** What has the focus, by its name, and whether an outline shows that. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    if (!element || element === document.body) return { name: '', isSeen: false };
    const label = element.labels?.[0];
    const picture = label?.querySelector('[aria-label]')?.getAttribute('aria-label');
    const name = element.ariaLabel ?? picture ?? label?.textContent ?? element.textContent ?? '';
    const candidates = [element, element.parentElement!, ...element.parentElement!.children];
    const isSeen = candidates.some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    return { name: name.trim() || element.outerHTML, isSeen };
  });
}
