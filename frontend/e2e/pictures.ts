/** What the page's canvases show. */
import { expect, type Locator, type Page } from '@playwright/test';

/** How dense the ink is on a canvas, in bytes, row by row. */
export function greysOf(canvas: Locator): Promise<number[]> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element;
    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    copy.drawImage(element, 0, 0); // read itself, a canvas would be kept out of the GPU
    const { data } = copy.getImageData(0, 0, width, height);
    return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 3]!);
  });
}

export function largestDifference(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((grey, i) => Math.abs(grey - b[i]!)));
}

export function meanDifference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, grey, i) => sum + Math.abs(grey - b[i]!), 0) / a.length;
}

/** Of two pictures, whatever their colours: 1 where they show the same, -1 where one is dark on light. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((x, y) => x + y, 0) / values.length;
  const [offA, offB] = [a, b].map((values) => {
    const middle = mean(values);
    return values.map((value) => value - middle);
  }) as [number[], number[]];
  const product = (x: readonly number[], y: readonly number[]) =>
    mean(x.map((value, i) => value * y[i]!));
  return product(offA, offB) / Math.sqrt(product(offA, offA) * product(offB, offB));
}

/** Waits until the page has been painted so many times. */
export function paintings(page: Page, count: number): Promise<void> {
  return page.evaluate(async (times) => {
    for (let i = 0; i < times; i++) await new Promise(requestAnimationFrame);
  }, count);
}

/** Waits for a picture that is not among those seen, and adds it to them. */
export async function expectNew(canvas: Locator, seen: Set<string>): Promise<void> {
  let picture = '';
  await expect
    .poll(async () => {
      picture = (await greysOf(canvas)).join();
      return seen.has(picture);
    })
    .toBe(false);
  seen.add(picture);
}

/** Waits, for the network too, until there is a digit to be seen; its greys. */
export async function expectDrawn(canvas: Locator): Promise<number[]> {
  const darkest = async () => (await greysOf(canvas)).reduce((a, b) => Math.max(a, b));
  await expect.poll(darkest).toBeGreaterThan(100);
  return greysOf(canvas);
}

/** Waits until both show the same; a grey may be rounded to the next. */
export async function expectSame(canvas: Locator, other: Locator): Promise<void> {
  await expect
    .poll(async () => largestDifference(await greysOf(canvas), await greysOf(other)))
    .toBeLessThanOrEqual(1);
}
