import { useLayoutEffect, type RefObject } from 'react';

import type { Place } from '../blend/pair';
import { inkAt } from '../model/inks';
import type { Stroke } from '../model/rasterize';
import { useDark } from '../parts/useDark';
import { useDeviceSide } from '../parts/useDeviceSide';
import { paintPad, type PadColours } from './padPainter';
import * as text from './text';
import { useKeyPen } from './useKeyPen';
import { usePen } from './usePen';
import { usePointerPen } from './usePointerPen';

interface DrawCanvasProps {
  /** Of the canvas, for who gives it the focus. */
  canvas: RefObject<HTMLCanvasElement | null>;
  place: Place;
  brush: number;
  strokes: readonly Stroke[];
  onStrokes: (strokes: readonly Stroke[]) => void;
  describedBy: string;
}

/** The paper, for hand and keyboard. */
export function DrawCanvas(props: DrawCanvasProps) {
  const { canvas, place, brush, describedBy } = props;
  const pen = usePen(props.strokes, props.onStrokes);
  const pointerHandlers = usePointerPen(pen);
  const { cursor, said, handlers: keyHandlers } = useKeyPen(pen);
  const side = useDeviceSide(canvas);
  const dark = useDark();

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) paintPad(context, { brush, strokes: pen.strokes, cursor }, coloursOf(place, dark));
  });

  return (
    <div className={`tile ${place} paper`}>
      <canvas
        ref={canvas}
        width={side}
        height={side}
        // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- its keys draw
        role="application"
        aria-label={text.pad[place]}
        aria-describedby={describedBy}
        tabIndex={0}
        {...pointerHandlers}
        {...keyHandlers}
      />
      <p className="said" aria-live="polite">
        {said && text.place(said.down, said.at)}
      </p>
    </div>
  );
}

/** Painted as they are: WebKit shows no filter of a style sheet on a canvas that is painted again and again. */
function coloursOf(place: Place, dark: boolean): PadColours {
  return { ink: `rgb(${inkAt(place, dark).join(' ')})`, paper: dark ? '#000' : '#fff' };
}
