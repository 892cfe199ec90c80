/** The page as its visitors meet it; every test gets it as `blendPage`. */
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import type { Choice } from './inputs';
import { greysOf } from './pictures';
import { servedPage } from './servedPage';

export type Place = 'First' | 'Blended' | 'Second';

/** What the status says when a blend is on the stage. */
export const blendingSome = /^Blending \d into \d$/;

export class BlendPage {
  readonly slider: Locator;
  readonly status: Locator;
  readonly surprise: Locator;
  readonly retry: Locator;
  readonly progress: Locator;

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    this.slider = page.getByRole('slider', { name: 'Blend' });
    this.status = page.getByRole('status');
    this.surprise = page.getByRole('button', { name: 'Surprise me' });
    this.progress = page.getByRole('progressbar', { name: 'Download of the network' });
    this.retry = page.locator('.status').getByRole('button', { name: 'Try again' });
  }

  /** As pixels, so that pictures can be compared with the network's. */
  async open(): Promise<void> {
    await this.page.goto(this.url);
    await this.show('Pixels');
  }

  async show(look: 'Ink' | 'Pixels'): Promise<void> {
    await this.page.getByRole('radio', { name: look, exact: true }).check();
    await this.page.mouse.move(0, 0); // what is there later, when it has scrolled, is not pointed at
  }

  /** Waits until the network is there, and the galleries. (The first blend is there before.) */
  async ready(): Promise<void> {
    await expect(this.status).toHaveText(blendingSome);
    await expect(this.progress).toBeHidden();
    await expect(this.surprise).toBeEnabled();
  }

  picker(which: 'first' | 'second') {
    const group = this.page.getByRole('group', { name: `Choose the ${which} digit` });
    return {
      labels: group.getByRole('radiogroup', { name: `Class of the ${which} digit` }),
      samples: group.getByRole('radiogroup', { name: 'Handwriting' }),
    };
  }

  /** The button that a picture is. */
  chooser(which: 'first' | 'second'): Locator {
    return this.page.getByRole('button', { name: `Choose the ${which} digit` });
  }

  async openChooser(which: 'first' | 'second'): Promise<void> {
    if ((await this.chooser(which).getAttribute('aria-expanded')) === 'true') return;
    await this.chooser(which).click();
  }

  async choose(which: 'first' | 'second', { label, sample }: Choice): Promise<void> {
    const { labels, samples } = this.picker(which);
    await this.openChooser(which);
    await labels.getByRole('radio', { name: `${label}`, exact: true }).check();
    await samples.getByRole('radio').nth(sample).check();
    await this.page.keyboard.press('Escape');
  }

  /** The class that is chosen. */
  async label(which: 'first' | 'second'): Promise<number> {
    const name = await this.picture(which === 'first' ? 'First' : 'Second').getAttribute(
      'aria-label',
    );
    return Number(/\d$/.exec(name ?? '')?.[0]);
  }

  picture(place: Place): Locator {
    return this.page.getByRole('img', { name: new RegExp(`^${place} digit`) });
  }

  /** The 28 x 28 values of a picture, row by row. */
  pixels(place: Place): Promise<number[]> {
    return greysOf(this.picture(place));
  }
}

/** Of tests that run as on a phone, too: what they see depends on the size of the screen. */
export const onPhoneToo = { tag: '@phone' };

/** Of tests that run as on a phone only: a mouse has no finger. */
export const byFinger = { tag: '@finger' };

interface Fixtures {
  blendPage: BlendPage;
  /** Set where a test breaks something on purpose: then the browser may complain. */
  complaintsExpected: boolean;
}

export const test = base.extend<Fixtures, { url: string }>({
  url: [servedPage, { scope: 'worker' }],

  complaintsExpected: [false, { option: true }],

  // Every test also checks that the console stays silent and that no other host is asked for anything.
  blendPage: async ({ page, url, complaintsExpected }, provide) => {
    const complaints: string[] = [];
    const foreign: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.context().on('request', (request) => {
      const { protocol } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:' && !request.url().startsWith(url))
        foreign.push(request.url());
    });
    await provide(new BlendPage(page, url));
    expect(foreign, 'requests to elsewhere').toEqual([]);
    if (!complaintsExpected) expect(complaints, 'console').toEqual([]);
  },
});

export { expect };
