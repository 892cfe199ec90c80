/** The page's parts by their names, as a test in any engine uses them. */
import { readPng, type Raster } from '../../src/artifacts/png';
import type { Driver, Key, Point } from './driver';

/** XPaths of what has a name. */
export const button = (name: string) =>
  `//button[@aria-label="${name}" or not(@aria-label) and normalize-space()="${name}"]`;
export const radio = (name: string) => `//label[normalize-space()="${name}"]/input`;
export const slider = (name: string) => `//input[@id=//label[normalize-space()="${name}"]/@for]`;
export const picture = (name: string) => `//*[@role="img"][starts-with(@aria-label, "${name}")]`;

/** What the page gives a visitor to save. */
interface Saved {
  name: string;
  blob: Blob;
}

const MIDDLE: Point = [0.5, 0.5];

export class EnginePage {
  constructor(
    readonly driver: Driver,
    readonly url: string,
  ) {}

  /** Loads it anew, with a link's # or without. */
  async open(hash = ''): Promise<void> {
    await this.driver.goto('about:blank');
    await this.driver.goto(`${this.url}${hash}`);
  }

  /** Runs a function in the page, where it must be whole by itself. */
  evaluate<R>(body: () => R | Promise<R>): Promise<R> {
    return this.driver.run(`(${body})()`);
  }

  /** Runs one on the first element that an XPath leads to; waits for it. */
  on<E extends Element, R, A>(
    xpath: string,
    body: (element: E, argument: A) => R | Promise<R>,
    argument?: A,
  ): Promise<R> {
    const element = `await (${first})(${JSON.stringify(xpath)})`;
    return this.driver.run(`(${body})(${element}, ${JSON.stringify(argument)})`);
  }

  text(xpath: string): Promise<string> {
    return this.on(xpath, ({ textContent }) => textContent);
  }

  status(): Promise<string> {
    return this.text('//*[@role="status"]');
  }

  value(xpath: string): Promise<string> {
    return this.on(xpath, ({ value }: HTMLInputElement) => value);
  }

  see(xpath: string): Promise<void> {
    return this.on(xpath, (element) =>
      element.scrollIntoView({ block: 'center', behavior: 'instant' }),
    );
  }

  /** In pixels of the window, when it rests there: what comes above it moves it. */
  async box(xpath: string): Promise<DOMRect> {
    await this.see(xpath);
    return this.on(xpath, async (element) => {
      for (let before = NaN; ;) {
        const box = element.getBoundingClientRect();
        if (box.y === before) return box.toJSON() as DOMRect;
        before = box.y;
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    });
  }

  /** By mouse, from one place of it to others: shares of its width and height. */
  async drag(xpath: string, shares: readonly Point[]): Promise<void> {
    const { x, y, width, height } = await this.box(xpath);
    const place = ([across, down]: Point) => [x + across * width, y + down * height] as const;
    await this.driver.drag(shares.map(place));
  }

  click(xpath: string): Promise<void> {
    return this.drag(xpath, [MIDDLE]);
  }

  /** Presses a key while it has the focus. */
  async press(xpath: string, key: Key): Promise<void> {
    await this.on(xpath, (element: HTMLElement) => element.focus());
    await this.driver.press(key);
  }

  /** Puts the slider Blend there at once. */
  slide(percent: number): Promise<void> {
    return this.on(
      slider('Blend'),
      (input: HTMLInputElement, value) => {
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
        set.call(input, value);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      },
      percent,
    );
  }

  /** How dense the ink is in a picture that shows pixels, in bytes; it is brought into sight. */
  async greys(name: string): Promise<number[]> {
    await this.see(picture(name));
    return this.on(picture(name), (canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, i) => data[4 * i + 3]!);
    });
  }

  /** What is to be seen of it, pixel for pixel; undefined where the engine makes no pictures. */
  async seen(xpath: string): Promise<Raster | undefined> {
    if (!this.driver.screenshot) return undefined;
    const box = await this.box(xpath);
    return cut(await readPng(await this.driver.screenshot()), box);
  }

  /** From now on what is to be saved is kept for `saved`, in place of the visitor's downloads. */
  keepSaved(): Promise<void> {
    return this.evaluate(() => {
      const saved: Saved[] = [];
      const blobs: Blob[] = [];
      URL.createObjectURL = (blob: Blob) => `#${blobs.push(blob) - 1}`;
      HTMLAnchorElement.prototype.click = function keep() {
        saved.push({ name: this.download, blob: blobs[Number(this.hash.slice(1))]! });
      };
      Object.assign(globalThis, { saved });
    });
  }

  /** Waits for the next file. */
  saved(): Promise<{ name: string; bytes: number[] }> {
    return this.evaluate(async () => {
      const { saved } = globalThis as unknown as { saved: Saved[] };
      while (saved.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      const { name, blob } = saved.shift()!;
      return { name, bytes: [...new Uint8Array(await blob.arrayBuffer())] };
    });
  }
}

function cut({ width: stride, channels, bytes }: Raster, box: DOMRect): Raster {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(Math.round) as [
    number,
    number,
    number,
    number,
  ];
  const rows = Array.from({ length: height }, (_, row) => {
    const start = ((y + row) * stride + x) * channels;
    return [...bytes.subarray(start, start + width * channels)];
  });
  return { width, height, channels, bytes: Uint8Array.from(rows.flat()) };
}

/** In the page: the first element that an XPath leads to, when it is there. */
async function first(xpath: string): Promise<Node> {
  const type = XPathResult.FIRST_ORDERED_NODE_TYPE;
  const end = performance.now() + 30_000; // milliseconds
  while (performance.now() < end) {
    const { singleNodeValue: node } = document.evaluate(xpath, document, null, type);
    if (node) return node;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${xpath} is not there. The page says: ${document.body.innerText}`);
}
