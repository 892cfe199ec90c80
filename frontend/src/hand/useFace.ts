import { useEffect, useRef, type RefObject } from 'react';

import { inkAt } from '../model/inks';
import type { Picture } from '../model/pixels';
import { useDark } from '../parts/useDark';
import { paintFace } from './face';
import { turned, type Turn } from './turns';

const TURN_MS = 600;

interface Face {
  readonly text: string;
  /** What it will show at the next change: it is made ready. */
  readonly next: string;
  /** Of the digits 0 to 9. */
  readonly pictures: readonly Picture[] | undefined;
  readonly turn: Turn | undefined;
}

/** Keeps the text painted on a canvas. What changes in it turns, for a moment; unless the visitor wants no motion. */
export function useFace(canvas: RefObject<HTMLCanvasElement | null>, face: Face): void {
  const { text, next, pictures, turn } = face;
  const shown = useRef('');
  const dark = useDark();

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !pictures) return undefined;
    const at = (words: string) => (cell: number) => pictures[Number(words[cell])]!;
    const paint = (pictureOf: (cell: number) => Picture) =>
      paintFace(context, text, pictureOf, inkAt('text', dark));
    const before = shown.current;
    shown.current = text;
    let request = 0;
    let current = true;

    async function run(turns: Turn) {
      paint(at(before)); // until the way to the new is there
      const pictureAt = await turned(before, text, turns);
      const start = performance.now();
      function step(now: number) {
        const share = Math.min(Math.max((now - start) / TURN_MS, 0), 1);
        paint((cell) => pictureAt(cell, share) ?? at(text)(cell));
        if (share < 1) request = requestAnimationFrame(step);
      }
      if (current) request = requestAnimationFrame(step);
    }

    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const moves = turn && !still && before !== text && before.length === text.length;
    if (moves) run(turn).catch(() => current && paint(at(text)));
    else paint(at(text));
    // Not in the moment of the change, where it would be late.
    if (turn && !still && next.length === text.length) turned(text, next, turn).catch(() => {});
    return () => {
      current = false;
      cancelAnimationFrame(request);
    };
  }, [canvas, text, next, pictures, turn, dark]);
}
