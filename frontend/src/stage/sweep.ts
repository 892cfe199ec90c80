/** The first look: the slider goes once from the one digit to the other and comes back to where it rests. */
import type { Observable } from '../model/observable';

export const REST = 50; // percent

const THERE = 2600; // milliseconds
const BACK = 1400;
const LONGEST_STEP = 100; // milliseconds: a page that is busy, or hidden, goes on where it was
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

/** The percent so many milliseconds after the start; undefined when it is over. */
export function sweptPercent(ms: number): number | undefined {
  if (ms < THERE) return Math.round(100 * eased(ms / THERE));
  if (ms < THERE + BACK) return Math.round(100 - (100 - REST) * eased((ms - THERE) / BACK));
  return undefined;
}

/** Begins slowly and ends slowly. */
function eased(share: number): number {
  return (1 - Math.cos(Math.PI * share)) / 2;
}

/** Whether someone who opens the page is to see it: a link has a place of its own, and some want no motion. */
export function isSweepWanted(): boolean {
  return (
    /^(#embed)?$/.test(location.hash) && !matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

/** Begins it, and returns what ends it; whoever touches anything, or moves the slider, does so, too. */
export function sweep(position: Observable<number>): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const end = () => controller.abort();
  let [set, passed, before] = [0, 0, NaN];

  position.set(set);
  const unsubscribe = position.subscribe(() => {
    if (position.get() !== set) end();
  });
  signal.addEventListener('abort', unsubscribe);
  for (const touch of TOUCHES) addEventListener(touch, end, { signal, capture: true });

  requestAnimationFrame(function step(now) {
    if (signal.aborted) return;
    passed += Math.min(now - before || 0, LONGEST_STEP);
    before = now;
    const next = sweptPercent(passed);
    set = next ?? REST;
    position.set(set);
    if (next === undefined) end();
    else requestAnimationFrame(step);
  });
  return end;
}
