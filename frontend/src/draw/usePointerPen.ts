import type { PointerEvent } from 'react';

import type { StrokePoint } from '../model/rasterize';
import type { Pen } from './pen';

type PadEvent = PointerEvent<HTMLCanvasElement>;

/** Draws with mouse, pen or finger: one at a time, and no further than to the pad's edge. */
export function usePointerPen(pen: Pen) {
  return {
    onPointerDown(event: PadEvent) {
      if (!event.isPrimary || event.button !== 0 || pen.drawer !== undefined) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pen.begin(event.pointerId, pointAt(event.currentTarget, event));
    },
    onPointerMove(event: PadEvent) {
      if (pen.drawer !== event.pointerId) return;
      const all = event.nativeEvent.getCoalescedEvents?.() ?? []; // Safari has none before 18.2
      const passed = all.length > 0 ? all : [event];
      const points = passed.map((place) => pointAt(event.currentTarget, place));
      pen.draw(event.pointerId, points, event.timeStamp);
    },
    onPointerUp: (event: PadEvent) => pen.end(event.pointerId),
    onPointerCancel: (event: PadEvent) => pen.cancel(event.pointerId),
  };
}

function pointAt(
  pad: HTMLCanvasElement,
  { clientX, clientY }: { clientX: number; clientY: number },
): StrokePoint {
  const { left, top, width, height } = pad.getBoundingClientRect();
  const share = (value: number) => Math.min(Math.max(value, 0), 1);
  return [share((clientX - left) / width), share((clientY - top) / height)];
}
