/** The page in every engine there is: what a visit cannot do without. The rest of the tests are Chromium's. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { startServer } from '../scripts/staticServer.mjs';
import { button, EnginePage, picture, radio, slider } from './engines/enginePage';
import { expect, test } from './engines/fixtures';
import { distFolder, readReference } from './inputs';
import { drawnOne } from './links';
import { largestDifference, meanDifference } from './pictures';

const TOLERANCE = 1; // see blend.spec.ts

/** The pictures of Compare are as the network draws them, whatever the stage shows them in. */
const ofModel = (model: string) => `${model}, at the slider`;
const vae = ofModel('Variational autoencoder');

/** Waits for the network and the sections; nobody has scrolled. */
async function ready(enginePage: EnginePage) {
  await expect.poll(() => enginePage.status()).toMatch(/^Blending .+ into /);
  await enginePage.text('//table');
  const isComing = () => enginePage.evaluate(() => document.querySelector('progress') !== null);
  await expect.poll(isComing).toBe(false);
}

/** Waits for all that: nothing is to move under the mouse. */
async function open(enginePage: EnginePage, pair = '#v=1&a=3.0&b=8.1&p=50') {
  await enginePage.open(pair);
  await ready(enginePage);
  await enginePage.see('//table');
}

/** Waits until a picture shows something else than paper; its greys. */
async function drawn(enginePage: EnginePage, name: string): Promise<number[]> {
  await expect.poll(async () => Math.max(...(await enginePage.greys(name)))).toBeGreaterThan(100);
  return enginePage.greys(name);
}

const PAD = '//*[@aria-label="Drawing pad for the first digit"]';

test.describe('a visit', { tag: '@engine' }, () => {
  test('it loads, and the first blend follows the slider', async ({ enginePage }) => {
    await open(enginePage, '');
    await enginePage.press(slider('Blend'), 'Home');
    await enginePage.press(slider('Blend'), 'ArrowRight');
    await enginePage.press(slider('Blend'), 'PageUp');
    expect(await enginePage.value(slider('Blend'))).toBe('11');
    await enginePage.drag(picture('Blended digit'), [
      [0.5, 0.5],
      [0.75, 0.5],
    ]);
    expect(Number(await enginePage.value(slider('Blend')))).toBeCloseTo(36, -1);
  });

  test('the blend is what Python draws', async ({ enginePage }) => {
    const { first, second, start, end, between } = readReference().pairs[0];
    const name = (choice: typeof first) => `${choice.label}.${choice.sample}`;
    await open(enginePage, `#v=1&a=${name(first)}&b=${name(second)}&p=0`);
    const places = [{ percent: 0, pixels: start }, ...between, { percent: 100, pixels: end }];
    for (const { percent, pixels } of places) {
      await enginePage.slide(percent);
      await expect
        .poll(async () => largestDifference(await enginePage.greys(vae), pixels))
        .toBeLessThanOrEqual(TOLERANCE);
    }
  });

  test('a digit is drawn by hand, and blended', async ({ enginePage }) => {
    await open(enginePage);
    const before = await drawn(enginePage, vae);
    await enginePage.click('//button[@aria-label="Choose the first digit"]');
    await enginePage.click(button('Draw the first digit'));
    await enginePage.drag(PAD, [
      [0.22, 0.2],
      [0.78, 0.18],
      [0.45, 0.85],
    ]);
    await expect.poll(() => enginePage.status()).toBe('Blending your drawing into 8');
    const pad = await enginePage.seen(PAD);
    const greenAt = (x: number, y: number) =>
      pad!.bytes[
        (Math.round(y * pad!.height) * pad!.width + Math.round(x * pad!.width)) * pad!.channels + 1
      ]!;
    if (pad) expect(Math.abs(greenAt(0.5, 0.19) - greenAt(0.15, 0.5))).toBeGreaterThan(60); // ink on paper
    await expect
      .poll(async () => meanDifference(await enginePage.greys(vae), before))
      .toBeGreaterThan(5);
  });

  test('the three ways to blend differ, and a cross-fade is the mean of both digits', async ({
    enginePage,
  }) => {
    await open(enginePage);
    const names = ['Variational autoencoder', 'Autoencoder', 'Cross-fade'];
    const seen = new Set<string>();
    for (const name of names) seen.add((await drawn(enginePage, ofModel(name))).join());
    expect(seen.size).toBe(3);
    await enginePage.click(radio('Cross-fade'));
    await enginePage.click(button('No noise'));
    const faded = await enginePage.greys(ofModel('Cross-fade'));
    const seenOf = (end: string) => drawn(enginePage, `What the network sees of the ${end} digit`);
    await expect
      .poll(async () => {
        const [first, second] = [await seenOf('first'), await seenOf('second')];
        const mean = first.map((grey, i) => (grey + second[i]!) / 2);
        return meanDifference(mean, faded);
      })
      .toBeLessThan(1);
  });

  test('files are saved', async ({ enginePage }) => {
    await open(enginePage);
    await enginePage.keepSaved();
    for (const [kind, name, signature] of [
      ['Download PNG', 'blend-3-to-8-50.png', '\x89PNG'],
      ['Download GIF', 'blend-3-to-8.gif', 'GIF89a'],
    ] as const) {
      await enginePage.click(button(kind));
      const file = await enginePage.saved();
      expect(file.name).toBe(name);
      expect(String.fromCharCode(...file.bytes.slice(0, signature.length))).toBe(signature);
      await expect.poll(() => enginePage.status()).toBe(`${name} is saved.`);
    }
  });

  test('a link is copied, and opens what was shown', async ({ enginePage }) => {
    await open(enginePage, `#v=1&a=d${drawnOne}&b=4.2&p=30`);
    await enginePage.slide(31);
    await enginePage.click(button('Copy link'));
    const address = () => enginePage.evaluate(() => location.hash);
    const hash = `#v=1&a=d${drawnOne}&b=4.2&p=31`;
    await expect.poll(address).toBe(hash);
    await enginePage.driver.reload();
    await expect.poll(() => enginePage.status()).toBe('Blending your drawing into 4');
    await expect.poll(() => enginePage.value(slider('Blend'))).toBe('31');
  });

  test('after the first visit it works without its server', async ({ driver }) => {
    const server = await startServer({ folder: distFolder, path: '/', port: 0 });
    const page = new EnginePage(driver, server.url);
    await page.open();
    await expect.poll(() => page.text('//footer')).toContain('works without a connection');
    server.close();
    await open(page, '#v=1&a=4.3&b=9.2&p=50');
    await drawn(page, vae);
    await drawn(page, ofModel('Autoencoder'));
  });

  test('axe finds nothing, and what is far from the screen has its name, too', async ({
    enginePage,
  }) => {
    await enginePage.open();
    await ready(enginePage); // else an element may be gone when its name is asked for
    const named = 'h1, h2, h3, button:not([hidden]), input, select, [role="img"]';
    const told = (await enginePage.driver.accessible?.(named)) ?? [];
    expect(told.filter(({ name }) => name === '')).toEqual([]);

    await enginePage.see('//table');
    const { resolve } = createRequire(import.meta.url);
    const source = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');
    await enginePage.driver.run(`(() => {${source}})()`);
    const violations = await enginePage.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const found = await axe.run();
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(violations).toEqual([]);
  });
});
