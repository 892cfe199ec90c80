/** What draws: one line at a time, by whoever began it. */
import { MAX_STROKES } from '../model/drawing';
import type { Observable } from '../model/observable';
import type { Stroke, StrokePoint } from '../model/rasterize';
import { withLine, type Drawer, type Line } from './line';

const PAUSE_MS = 80; // between two reports of a hand’s unfinished line; of keys every step is reported

export interface Pen {
  /** With the line in the making. */
  readonly strokes: readonly Stroke[];
  /** Who draws now. */
  readonly drawer: Drawer | undefined;
  begin(by: Drawer, point: StrokePoint): void;
  /** Draws on to these points, if this one draws. */
  draw(by: Drawer, points: readonly StrokePoint[], time: number): void;
  end(by: Drawer): void;
  /** Takes the line back. */
  cancel(by: Drawer): void;
}

/** A pen that adds to strokes; `onStrokes` is told while a line grows and when it is done. */
export function penOn(
  strokes: readonly Stroke[],
  current: Observable<Line | undefined>,
  onStrokes: (strokes: readonly Stroke[]) => void,
): Pen {
  const line = current.get();
  const lineOf = (by: Drawer) => (current.get()?.by === by ? current.get() : undefined);
  const close = (result: readonly Stroke[]) => {
    current.set(undefined);
    onStrokes(result);
  };

  return {
    strokes: line ? withLine(line) : strokes,
    drawer: line?.by,
    begin(by, point) {
      if (current.get() || strokes.length >= MAX_STROKES) return;
      current.set({ by, before: strokes, points: [point], shown: 0 });
    },
    draw(by, points, time) {
      const grown = lineOf(by);
      if (!grown || points.length === 0) return;
      const isDue = by === 'keys' || time - grown.shown >= PAUSE_MS;
      const shown = isDue ? time : grown.shown;
      const next = { ...grown, points: [...grown.points, ...points], shown };
      current.set(next);
      if (isDue) onStrokes(withLine(next));
    },
    end(by) {
      const done = lineOf(by);
      if (done) close(withLine(done));
    },
    cancel(by) {
      const dropped = lineOf(by);
      if (dropped?.shown) close(dropped.before);
      else if (dropped) current.set(undefined); // nobody has seen it
    },
  };
}
