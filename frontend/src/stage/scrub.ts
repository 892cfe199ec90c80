/** What moves the slider over the picture: a drag across it, and the wheel. */
import type { Observable } from '../model/observable';
import { wheel } from './wheel';

const PIXELS_PER_LINE = 33; // of wheels that count in lines: three to a notch

/** Of a way to the right: where one reads from right to left, the second digit is on the left. */
function signOf(element: HTMLElement): number {
  return element.matches(':dir(rtl)') ? -1 : 1;
}

/** Follows drags across an element, whose width is the whole path. */
export function listenToDrags(
  element: HTMLElement,
  position: Observable<number>,
  signal: AbortSignal,
): void {
  let start: { x: number; percent: number; sign: number } | undefined;
  const end = () => {
    start = undefined;
    element.classList.remove('dragged');
  };
  const on = (type: 'pointerdown' | 'pointermove', listener: (event: PointerEvent) => void) =>
    element.addEventListener(type, listener, { signal });

  on('pointerdown', (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    element.classList.add('dragged');
    start = { x: event.clientX, percent: position.get(), sign: signOf(element) };
  });
  on('pointermove', ({ clientX, isPrimary }) => {
    if (!start || !isPrimary) return;
    const percent = start.percent + (100 * start.sign * (clientX - start.x)) / element.clientWidth;
    position.set(Math.round(Math.min(Math.max(percent, 0), 100)));
  });
  // Also when the finger turns out to scroll the page.
  element.addEventListener('lostpointercapture', end, { signal });
}

/** Follows the wheel over an element. */
export function listenToWheel(
  element: HTMLElement,
  position: Observable<number>,
  signal: AbortSignal,
): void {
  const { point, scroll, leave, turn } = wheel();
  element.addEventListener('pointermove', ({ timeStamp }) => point(timeStamp), { signal });
  element.addEventListener('pointerleave', leave, { signal });
  addEventListener('scroll', ({ timeStamp }) => scroll(timeStamp), { signal, passive: true });

  const onWheel = (event: WheelEvent) => {
    if (event.ctrlKey) return; // zooms
    const { deltaX, deltaY, deltaMode, timeStamp } = event;
    const isAcross = Math.abs(deltaX) > Math.abs(deltaY);
    const delta = isAcross ? signOf(element) * deltaX : deltaY;
    const pixels = deltaMode === WheelEvent.DOM_DELTA_LINE ? PIXELS_PER_LINE * delta : delta;
    const percent = turn(position.get(), pixels, timeStamp);
    if (percent === undefined) return;
    event.preventDefault();
    position.set(percent);
  };
  element.addEventListener('wheel', onWheel, { signal, passive: false });
}
