import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';

import type { Place } from '../blend/pair';
import { BRUSHES, drawingFrom, MAX_STROKES, type Drawing } from '../model/drawing';
import type { Stroke } from '../model/rasterize';
import { DigitCanvas } from '../parts/DigitCanvas';
import { DrawCanvas } from './DrawCanvas';
import { DrawTools } from './DrawTools';
import { isUndo } from './keys';
import * as text from './text';

interface DrawPadProps {
  place: Place;
  drawing: Drawing | undefined;
  /** The class that stays where nothing is drawn. */
  kept: number;
  onDraw: (drawing: Drawing | undefined) => void;
  onDone: () => void;
}

const NO_STROKES: readonly Stroke[] = [];

/** Where a digit is drawn. Everything that reads the drawing follows it, so there is nothing to submit. */
export function DrawPad({ place, drawing, kept, onDraw, onDone }: DrawPadProps) {
  const id = useId();
  const pad = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [nextBrush, setNextBrush] = useState<number>(BRUSHES.usual);
  const { brush, strokes } = drawing ?? { brush: nextBrush, strokes: NO_STROKES };

  useEffect(() => {
    canvas.current?.focus({ preventScroll: true });
    // When what it stands in has found its place: what observes that was there before.
    const observer = new ResizeObserver(() => {
      pad.current?.scrollIntoView({ block: 'nearest' });
      observer.disconnect();
    });
    observer.observe(pad.current!);
    return () => observer.disconnect();
  }, []);

  const draw = (next: readonly Stroke[], thick = brush) => {
    setNextBrush(thick);
    onDraw(next.length > 0 ? drawingFrom(thick, next) : undefined);
  };
  const [cleared, setCleared] = useState(NO_STROKES);
  const earlier = strokes.length > 0 ? strokes.slice(0, -1) : cleared;
  const canUndo = strokes.length > 0 || cleared.length > 0;
  const undo = () => {
    draw(earlier);
    if (earlier.length === 0) canvas.current?.focus(); // a button switched off would lose it
  };
  const clear = () => {
    setCleared(strokes);
    draw(NO_STROKES);
    canvas.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault(); // it closes no more than the pad
      onDone();
    } else if (canUndo && isUndo(event)) undo();
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears keys of what is in it
    <div className="draw-pad" ref={pad} onKeyDown={onKeyDown}>
      <DrawCanvas
        {...{ canvas, place, brush, strokes }}
        onStrokes={draw}
        describedBy={`${id}-hint ${id}-keys`}
      />
      <figure>
        <DigitCanvas name={text.view} place={place} picture={drawing?.picture} />
        <figcaption aria-hidden="true">{text.view}</figcaption>
      </figure>
      <DrawTools
        {...{ brush, kept, onDone }}
        isEmpty={strokes.length === 0}
        onBrush={(thick) => draw(strokes, thick)}
        onUndo={canUndo ? undo : undefined}
        onClear={clear}
      />
      <p className="hint">
        <span id={`${id}-hint`} aria-live="polite">
          {strokes.length < MAX_STROKES ? text.hint : text.full}
        </span>{' '}
        <span id={`${id}-keys`} className="keys">
          {text.keys}
        </span>
      </p>
    </div>
  );
}
