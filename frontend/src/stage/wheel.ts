/** Moving the slider by the wheel over the picture, without taking the page's own scrolling away. */

const PERCENT_PER_PIXEL = 0.05; // a notch of a usual wheel is 100 pixels
const PAUSE = 300; // milliseconds without a turn or a scroll: what comes then is meant anew

/**
 * The wheel is taken only when the pointer has moved over the picture since the page last scrolled: when
 * scrolling has brought the picture under the pointer, it goes on. At the end of the path a new turn, after a
 * pause, scrolls the page again.
 */
export function wheel() {
  let pointed = false;
  let scrolledAt = -Infinity;
  let turnedAt = -Infinity;
  let held = false; // whether this turn began on the path, so that it must not scroll the page
  let rest = 0; // of a percent

  return {
    /** The pointer has moved over the picture. */
    point: (now: number) => {
      if (now - scrolledAt > PAUSE) pointed = true;
    },
    /** The page has scrolled. */
    scroll: (now: number) => {
      scrolledAt = now;
      pointed = false;
    },
    leave: () => {
      pointed = false;
    },
    /** The slider's new place; undefined if the turn is the page's. */
    turn: (percent: number, pixels: number, now: number): number | undefined => {
      if (!pointed) return undefined;
      const fresh = now - turnedAt > PAUSE;
      turnedAt = now;
      const atItsEnd = pixels > 0 ? percent >= 100 : percent <= 0;
      if (fresh) [held, rest] = [!atItsEnd, 0];
      if (!held) return undefined;
      rest += PERCENT_PER_PIXEL * pixels;
      const steps = Math.trunc(rest);
      rest -= steps;
      return Math.min(Math.max(percent + steps, 0), 100);
    },
  };
}
