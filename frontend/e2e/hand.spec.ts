/** Numbers in a visitor's hand, and the clock. */
import { expectNoViolations } from './axe';
import { expect, onPhoneToo, test, type BlendPage } from './blendPage';
import { expectDrawn, expectNew, greysOf } from './pictures';

/** A page at rest; its clock runs on from half past nine. */
async function open({ page, url }: BlendPage, hash: string) {
  await page.clock.install({ time: new Date(2026, 0, 1, 9, 30) });
  await page.goto(`${url}#${hash}`);
  return {
    hand: page.getByRole('region', { name: 'In your hand' }),
    clock: page.getByRole('region', { name: 'Clock' }),
  };
}

test('a number is written in a hand and taken along', onPhoneToo, async ({ blendPage, page }) => {
  const { hand } = await open(blendPage, 'hand');
  await expect(hand).toBeInViewport();
  await hand.getByLabel('Number').fill('20-26 and more');
  const line = hand.getByRole('img', { name: '2026, handwritten' });
  const seen = new Set([(await expectDrawn(line)).join()]);
  await expect(hand.getByRole('img', { name: /^A digit of the hand, read as/ })).toHaveCount(2);
  const { width } = (await hand.locator('.line').boundingBox())!;
  expect((await line.boundingBox())!.width).toBeLessThanOrEqual(width);
  await expectNoViolations(page, '#hand', '#clock');

  await blendPage.surprise.click();
  await hand.scrollIntoViewIfNeeded(); // what nobody looks at does not follow
  await expectNew(line, seen);
  const coming = page.waitForEvent('download');
  await hand.getByRole('button', { name: 'Download the number as SVG' }).click();
  expect((await coming).suggestedFilename()).toBe('2026.svg');
});

test('the clock turns from minute to minute, by second if asked to, and rests in between', async ({
  blendPage,
  page,
}) => {
  const { clock } = await open(blendPage, 'clock');
  const face = (time: string) =>
    clock.getByRole('img', { name: new RegExp(`^Handwritten clock: ${time}`) });
  const seen = new Set([(await expectDrawn(face(''))).join()]);
  await page.clock.pauseAt(new Date(2026, 0, 1, 9, 59, 58)); // from here only runFor moves it
  await expectNew(face('09:59'), seen); // without motion: it has not to turn
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.clock.runFor(2000);
  const later = face('10:00');
  await expect
    .poll(async () => {
      await page.clock.runFor(100);
      return seen.has((await greysOf(later)).join());
    })
    .toBe(false);
  await page.clock.runFor(2000);

  const before = await greysOf(later);
  await page.evaluate(() => {
    const real = requestAnimationFrame;
    Object.assign(window, { asked: 0 });
    window.requestAnimationFrame = (callback) => {
      (window as unknown as { asked: number }).asked++;
      return real(callback);
    };
  });
  await page.clock.runFor(5000);
  expect(await page.evaluate(() => (window as unknown as { asked: number }).asked)).toBe(0);
  expect(await greysOf(later)).toEqual(before);

  const { width } = (await later.boundingBox())!;
  await clock.getByRole('checkbox', { name: 'Seconds' }).check();
  await expect.poll(async () => (await later.boundingBox())!.width).toBeGreaterThan(width);
  const now = (await greysOf(later)).join();
  await expect(async () => {
    await page.clock.runFor(1000);
    expect((await greysOf(later)).join() === now).toBe(false);
  }).toPass();
});
