/** What is needed of a browser to try the page in it, however it is driven. */

export type Point = readonly [x: number, y: number];

export type Key = 'Home' | 'ArrowRight' | 'PageUp';

/** A browser's one window, of 1280 x 800 pixels or nearly. */
export interface Driver {
  /** From one # to another, nothing is loaded. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** The value of an expression in the page, which may await; it travels as JSON. */
  run(expression: string): Promise<never>;
  /** Presses the mouse at the first place, in pixels of the window, leads it over the others, and lets it go. */
  drag(places: readonly Point[]): Promise<void>;
  press(key: Key): Promise<void>;
  /** What is to be seen of the page, as a PNG; undefined where the engine makes none. */
  screenshot?(): Promise<Uint8Array<ArrayBuffer>>;
  /** What the engine tells assistive technology of all that a selector finds; undefined where it is not asked. */
  accessible?(selector: string): Promise<{ role: string; name: string }[]>;
  /** What the browser complained of, where it can be heard. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export const WINDOW = { width: 1280, height: 800 };
